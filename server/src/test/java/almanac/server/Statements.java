package almanac.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what one thread has the database carry out, as the driver tells it. */
public final class Statements {

    private static final String EXECUTES = "simple execute";

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private Statements() {}

    /** Returns how many statements the work takes on this thread; the end of a transaction is one. */
    public static int of(Runnable work) {
        Counter counter = new Counter();
        Level before = DRIVER.getLevel();
        boolean tellsParents = DRIVER.getUseParentHandlers();
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(counter);
        DRIVER.setLevel(Level.FINEST);
        try {
            work.run();
        } finally {
            DRIVER.setLevel(before);
            DRIVER.removeHandler(counter);
            DRIVER.setUseParentHandlers(tellsParents);
        }
        return counter.statements.get();
    }

    private static final class Counter extends Handler {

        private final Thread thread = Thread.currentThread();
        private final AtomicInteger statements = new AtomicInteger();

        @Override
        public void publish(LogRecord driver) {
            if (Thread.currentThread() == thread && driver.getMessage().contains(EXECUTES)) {
                statements.incrementAndGet();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
