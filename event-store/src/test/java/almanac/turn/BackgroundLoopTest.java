package almanac.turn;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.turn.BackgroundLoop.Pace;
import almanac.turn.BackgroundLoop.Round;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class BackgroundLoopTest {

    private static final Pace AT_ONCE = Pace.of(Duration.ZERO, Duration.ZERO);

    private final Queue<Throwable> complaints = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private BackgroundLoop loop = loop(AT_ONCE, () -> {});

    @AfterEach
    void stop() {
        loop.interrupt();
    }

    @Test
    void a_round_follows_each_that_failed_in_whatever_way() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(4);
        loop = loop(AT_ONCE, () -> {
            rounds.countDown();
            switch ((int) rounds.getCount()) {
                case 3 -> throw new SQLException("away");
                case 2 -> throw new IllegalStateException("a bug");
                case 1 -> throw new StackOverflowError("an error");
                default -> TimeUnit.MILLISECONDS.sleep(1);
            }
        });
        loop.start();
        assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(complaints).extracting(Throwable::getMessage).containsExactly("away", "a bug", "an error");
    }

    @Test
    void a_pause_ends_when_the_loop_is_stopped() throws InterruptedException {
        loop = loop(Pace.of(Duration.ofHours(1), Duration.ofHours(1)), begun::countDown);
        loop.start();
        begun.await();
        assertThat(loop.isRunning()).isTrue();
        long since = System.nanoTime();
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void the_first_round_comes_after_its_pause() throws InterruptedException {
        loop = loop(Pace.every(Duration.ofHours(1)), begun::countDown);
        loop.start();
        assertThat(begun.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void a_round_that_waits_can_be_interrupted() throws InterruptedException {
        loop = loop(AT_ONCE, () -> {
            begun.countDown();
            try {
                TimeUnit.HOURS.sleep(1);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        loop.start();
        begun.await();
        loop.interrupt();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Connections that are closed under it, for example. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_fails_because_of_the_stop_is_no_complaint(boolean isStopped) throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        loop = loop(Pace.of(Duration.ZERO, Duration.ofHours(1)), () -> {
            begun.countDown();
            interrupted.await();
            failed.countDown();
            throw new SQLException("closed");
        });
        loop.start();
        begun.await();
        Thread stop = Thread.ofVirtual().start(() -> {
            if (isStopped) {
                loop.stop();
            }
        });
        while (isStopped && loop.isRunning()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        interrupted.countDown();
        failed.await();
        stop.join();
        while (!isStopped && complaints.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertThat(complaints).hasSize(isStopped ? 0 : 1);
    }

    private BackgroundLoop loop(Pace pace, Round round) {
        return new BackgroundLoop("of-a-test", pace, round, complaints::add);
    }
}
