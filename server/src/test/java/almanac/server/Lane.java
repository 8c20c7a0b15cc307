package almanac.server;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Tests that run one after the other, and the server that they share. Classes of tests run side by side in one process,
 * each on a thread of JUnit's; each such thread is a lane with a server of its own, so that a test may look at all that
 * its server has recorded while others are at work on theirs. Threads that a test starts belong to its lane.
 */
final class Lane {

    private static final InheritableThreadLocal<@Nullable Lane> INHERITED = new InheritableThreadLocal<>();
    private static final Map<Thread, Lane> OF_RUNNERS = new HashMap<>();

    private @Nullable Server server;

    private Lane() {}

    static Lane current() {
        Thread thread = Thread.currentThread();
        if (isRunner(thread)) { // it may have inherited from another one, which started it
            Lane own = of(thread);
            INHERITED.set(own);
            return own;
        }
        Lane inherited = INHERITED.get();
        if (inherited == null || thread instanceof ForkJoinWorkerThread) { // a pool's thread works for several lanes
            throw new IllegalStateException("this thread belongs to no test: hand it the server that it needs");
        }
        return inherited;
    }

    private static boolean isRunner(Thread thread) {
        return thread.getName().equals("main") || thread.getClass().getName().startsWith("org.junit.");
    }

    /** JUnit lets a thread end that has had nothing to do; the one that comes instead takes its server over. */
    private static synchronized Lane of(Thread runner) {
        Lane known = OF_RUNNERS.get(runner);
        if (known != null) {
            return known;
        }
        Thread ended = OF_RUNNERS.keySet().stream()
                .filter(each -> !each.isAlive())
                .findFirst()
                .orElse(null);
        Lane lane = ended == null ? new Lane() : OF_RUNNERS.remove(ended);
        OF_RUNNERS.put(runner, lane);
        return lane;
    }

    synchronized Server server() {
        Server running = server;
        if (running == null) {
            running = Server.start();
            server = running;
        }
        return running;
    }
}
