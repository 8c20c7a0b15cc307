package almanac.connection;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.connection.Bulkhead.Place;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who works at a time. */
@Timeout(30)
class BulkheadTest {

    private final Bulkhead bulkhead = new Bulkhead(1);

    @Test
    void a_place_is_somebody_elses_while_the_client_is_waited_for() throws InterruptedException {
        Place place = bulkhead.take();
        place.leave();
        place.leave();
        Place other = bulkhead.take();
        Thread waiting = Thread.ofVirtual().start(place::retake);
        assertThat(waiting.join(Duration.ofMillis(100))).isFalse();
        other.close();
        waiting.join();
        place.close();
        place.close();
        bulkhead.take().close();
    }
}
