package almanac.store;

import almanac.shared.ErrorCode;
import almanac.turn.BackgroundLoop;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Knows how far the log may be read: up to there every position is either an event that all can see or a gap for good.
 * Positions are handed out before they are committed, so an event can appear behind others that were seen already; a
 * reader that stops at the high-water mark never passes one over (docs/adr/0010).
 *
 * <p>A transaction that appends holds a lock on the table from before it gets its positions until it has ended. So of
 * the positions handed out so far none is open once all present holders of that lock have released it.
 */
@Component
public class HighWaterMark implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HighWaterMark.class);

    private static final String HANDED_OUT =
            "select case when is_called then last_value else 0 end from domain_event_global_index_seq";

    private static final String WRITERS = """
            select virtualtransaction from pg_locks
            where relation = 'domain_event'::regclass and mode = 'RowExclusiveLock' and granted
              and database = (select oid from pg_database where datname = current_database())""";

    private static final Duration WHEN_NOTHING_IS_HEARD = Duration.ofMillis(250);
    private static final Duration WHILE_WRITERS_ARE_OUT = Duration.ofMillis(3);
    private static final Duration AT_MOST_UNHEARD = Duration.ofMillis(20);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    /** Exceeds the longest transaction of ours. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(40);

    private static final int CONNECTIONS = 2;

    private final Supplier<HikariDataSource> own;
    private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nudged = lock.newCondition();
    private final Condition advanced = lock.newCondition();
    private boolean hasNews;
    private volatile long settled;
    private @Nullable Pending pending;
    private final BackgroundLoop loop = new BackgroundLoop(
            "high-water-mark",
            BackgroundLoop.Pace.of(Duration.ZERO, AFTER_A_FAULT),
            this::keep,
            fault -> log.warn("The end of the log cannot be found: {}", fault.getMessage()));

    /** Takes connections of its own: it is asked while commands that wait for the answer hold all the others. */
    HighWaterMark(DataSource dataSource) {
        this.own = SingletonSupplier.of(() -> ownOf(dataSource));
    }

    private static HikariDataSource ownOf(DataSource dataSource) {
        HikariConfig settings = new HikariConfig();
        try {
            dataSource.unwrap(HikariDataSource.class).copyStateTo(settings);
        } catch (SQLException e) {
            throw new IllegalStateException("the data source is no pool", e);
        }
        settings.setPoolName("high-water-mark");
        settings.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(settings);
    }

    /** Positions handed out at one moment, and those of their transactions that were still open when last looked. */
    private record Pending(long handedOut, Set<String> writers) {

        Pending withoutThoseGone(Set<String> present) {
            return new Pending(
                    handedOut,
                    Set.copyOf(writers.stream().filter(present::contains).toList()));
        }
    }

    /** Returns the last position that may be read. */
    public long settled() {
        return settled;
    }

    /** Returns the last position that may be read, once it covers all that was committed before the call. */
    public long settle() {
        long wanted = handedOut();
        nudge();
        if (!await(wanted, LONGEST_WAIT)) {
            throw ErrorCode.LOG_NOT_SETTLED.with();
        }
        return settled;
    }

    /** Waits until the position may be read; false when the time is over first. */
    public boolean await(long position, Duration longest) {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (settled < position && left > 0) {
                left = advanced.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return settled >= position;
    }

    /** Waits until the answer is yes, asking whenever more of the log can be read; false when the time is over first. */
    public boolean awaitUntil(BooleanSupplier isSo, Duration longest) {
        long left = longest.toNanos();
        while (!isSo.getAsBoolean()) {
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            long begun = System.nanoTime();
            await(settled + 1, AT_MOST_UNHEARD);
            left -= System.nanoTime() - begun;
        }
        return true;
    }

    /** Notes that the log has probably grown. */
    void nudge() {
        lock.lock();
        try {
            hasNews = true;
            nudged.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Calls back, quickly and from another thread, whenever more may be read; until {@link #leave}. */
    void follow(Runnable follower) {
        followers.add(follower);
    }

    void leave(Runnable follower) {
        followers.remove(follower);
    }

    private void keep() throws InterruptedException {
        pending = advance(pending);
        if (pending == null) {
            awaitNews();
        } else {
            Thread.sleep(WHILE_WRITERS_ARE_OUT);
        }
    }

    /** Looks for the transactions that are waited for; returns null when there are none. */
    private @Nullable Pending advance(@Nullable Pending waitedFor) {
        Pending out;
        if (waitedFor == null) {
            long handedOut = handedOut(); // before the writers: each with a position by now holds the lock or has ended
            if (handedOut == settled) {
                return null;
            }
            out = new Pending(handedOut, writers());
        } else {
            out = waitedFor.withoutThoseGone(writers());
        }
        if (!out.writers().isEmpty()) {
            return out;
        }
        publish(out.handedOut());
        return null;
    }

    private void publish(long position) {
        lock.lock();
        try {
            settled = position;
            hasNews = true; // there may be more already
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        followers.forEach(Runnable::run);
    }

    private void awaitNews() throws InterruptedException {
        long left = WHEN_NOTHING_IS_HEARD.toNanos();
        lock.lock();
        try {
            while (!hasNews && left > 0) {
                left = nudged.awaitNanos(left);
            }
            hasNews = false;
        } finally {
            lock.unlock();
        }
    }

    private long handedOut() {
        Long last = jdbc().queryForObject(HANDED_OUT, Long.class);
        return last == null ? 0 : last;
    }

    private Set<String> writers() {
        return Set.copyOf(jdbc().queryForList(WRITERS, String.class));
    }

    private JdbcOperations jdbc() {
        return new JdbcTemplate(Objects.requireNonNull(own.get()));
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.interrupt();
        Objects.requireNonNull(own.get()).close();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Returns a phase before that of all followers of the log. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE - 1;
    }
}
