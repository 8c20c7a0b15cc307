package almanac.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class WorkerTest {

    private static final long PATIENCE = 20; // seconds

    @Test
    void it_looks_again_and_again_whatever_went_wrong() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);
        Worker worker = new Looking(() -> {
            looks.countDown();
            if (looks.getCount() == 2) {
                throw new IllegalStateException("once");
            }
        });
        worker.start();
        assertThat(looks.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        assertThat(worker.isRunning()).isFalse();
    }

    @Test
    void nothing_is_looked_for_after_the_end() {
        AtomicInteger looks = new AtomicInteger();
        Worker worker = new Looking(looks::incrementAndGet);
        worker.start();
        long begun = System.nanoTime();
        worker.stop();
        int seen = looks.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(PATIENCE));
        worker.start();
        worker.stop();
        assertThat(looks.get()).isBetween(seen, seen + 1);
    }

    @Test
    void an_item_that_fails_each_time_keeps_none_behind_it_waiting() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(2);
        Worker worker = new Worker("Chores") {
            @Override
            protected void look() {
                each(List.of("first", "second", "third"), item -> item, item -> {
                    if (item.equals("second")) {
                        throw new IllegalStateException("each time");
                    } else if (item.equals("third")) {
                        last.countDown();
                    }
                });
            }
        };
        worker.start();
        assertThat(last.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        worker.stop();
    }

    /** Each would wait for it as long as the first. */
    @Test
    void a_database_that_is_away_ends_the_look() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(2);
        AtomicInteger second = new AtomicInteger();
        Worker worker = new Worker("Chores") {
            @Override
            protected void look() {
                each(List.of(1, 2), item -> item, item -> {
                    if (item == 1) {
                        first.countDown();
                        throw new DataAccessResourceFailureException("away");
                    }
                    second.incrementAndGet();
                });
            }
        };
        worker.start();
        assertThat(first.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        assertThat(second).hasValue(0);
    }

    private static final class Looking extends Worker {

        private final Runnable action;

        Looking(Runnable action) {
            super("Looking");
            this.action = action;
        }

        @Override
        protected void look() {
            action.run();
        }
    }
}
