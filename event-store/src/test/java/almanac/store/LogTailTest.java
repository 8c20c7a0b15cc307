package almanac.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final int MOST = 100; // characters; an event has ten

    private final NavigableSet<Long> log = new TreeSet<>();
    private final List<String> reads = new ArrayList<>();
    private final LogTail tail = new LogTail(MOST, this::read);

    @Test
    void an_event_is_read_once_for_all_followers() {
        append(1, 2, 3);
        assertThat(after(0, 3)).containsExactly(1L, 2L, 3L);
        assertThat(after(0, 3)).containsExactly(1L, 2L, 3L);
        assertThat(after(2, 3)).containsExactly(3L);
        append(4);
        assertThat(after(3, 4)).containsExactly(4L);
        assertThat(after(3, 4)).containsExactly(4L);
        assertThat(reads).containsExactly("0-3", "3-4");
    }

    @Test
    void nothing_above_the_high_water_mark_is_given() {
        append(1, 2, 3);
        assertThat(after(0, 2)).containsExactly(1L, 2L);
        assertThat(after(2, 3)).containsExactly(3L);
    }

    @Test
    void a_gap_is_looked_at_once() {
        append(1);
        assertThat(after(0, 1)).containsExactly(1L);
        assertThat(after(1, 5)).isEmpty();
        assertThat(after(1, 5)).isEmpty();
        append(6);
        assertThat(after(1, 6)).containsExactly(6L);
        assertThat(reads).containsExactly("0-1", "1-5", "5-6");
    }

    @Test
    void a_follower_that_is_far_behind_reads_for_itself() {
        append(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        assertThat(after(0, 14)).hasSize(14);
        assertThat(after(0, 14)).hasSize(14); // four of them are kept no longer
        assertThat(after(4, 14)).hasSize(10);
        assertThat(reads).containsExactly("0-14", "0-14");
    }

    @Test
    void followers_that_begin_late_begin_a_new_tail() {
        append(7, 8, 9);
        assertThat(after(8, 9)).containsExactly(9L);
        assertThat(after(7, 9)).containsExactly(8L, 9L);
        assertThat(after(8, 9)).containsExactly(9L);
        assertThat(reads).containsExactly("8-9", "7-9");
    }

    @Test
    void no_more_are_given_than_are_asked_for() {
        append(1, 2, 3);
        assertThat(tail.after(0, 3, 2)).hasSize(2);
        assertThat(after(0, 3)).containsExactly(1L, 2L);
        assertThat(after(2, 3)).containsExactly(3L);
    }

    private void append(long... positions) {
        for (long position : positions) {
            log.add(position);
        }
    }

    private List<Long> after(long position, long settled) {
        return tail.after(position, settled, 100).stream()
                .map(event -> event.trackingToken().position().orElseThrow())
                .toList();
    }

    private List<TrackedEventData<?>> read(long after, long until, int most) {
        reads.add(after + "-" + until);
        return log.subSet(after, false, until, true).stream()
                .limit(most)
                .<TrackedEventData<?>>map(Event::new)
                .toList();
    }

    /** An event of ten characters. */
    private record Event(long position) implements TrackedEventData<String> {

        @Override
        public TrackingToken trackingToken() {
            return new GlobalSequenceTrackingToken(position);
        }

        @Override
        public String getEventIdentifier() {
            return "id-" + position;
        }

        @Override
        public Instant getTimestamp() {
            return Instant.EPOCH;
        }

        @Override
        public SerializedObject<String> getMetaData() {
            return new SimpleSerializedObject<>("12345", String.class, MetaData.class.getName(), null);
        }

        @Override
        public SerializedObject<String> getPayload() {
            return new SimpleSerializedObject<>("12345", String.class, "Type", null);
        }
    }
}
