package almanac.storage.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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
