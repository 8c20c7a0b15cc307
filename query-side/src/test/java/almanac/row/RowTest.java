package almanac.row;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.shared.EventFacts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowTest {

    private static final String STREAM = "66b0000000000000000000e5";

    @Test
    void a_row_has_the_id_of_its_stream() {
        assertThat(History.fold(new Notes(), STREAM, "a").id()).isEqualTo(STREAM);
    }

    @Test
    void the_first_event_makes_version_0_and_both_times() {
        Notes row = History.fold(new Notes(), STREAM, "a");
        assertThat(row.version()).isZero();
        assertThat(row.createdAt()).isEqualTo(History.at(0));
        assertThat(row.updatedAt()).isEqualTo(History.at(0));
    }

    @Test
    void later_events_move_the_version_and_the_time_of_the_last_change() {
        Notes row = History.fold(new Notes(), STREAM, "a", "b", "c");
        assertThat(row.version()).isEqualTo(2);
        assertThat(row.createdAt()).isEqualTo(History.at(0));
        assertThat(row.updatedAt()).isEqualTo(History.at(2));
    }

    @Test
    void an_event_seen_twice_changes_nothing() {
        Notes row = History.foldTwice(new Notes(), STREAM, "a", "b");
        assertThat(row.notes).containsExactly("a", "b");
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.updatedAt()).isEqualTo(History.at(1));
    }

    @Test
    void an_event_older_than_the_row_changes_nothing() {
        Notes row = History.fold(new Notes(), STREAM, "a", "b");
        row.fold("late", new EventFacts(STREAM, 0, History.at(9), "somebody", true));
        assertThat(row.notes).containsExactly("a", "b");
        assertThat(row.updatedAt()).isEqualTo(History.at(1));
    }

    @Test
    void an_answer_carries_the_version_of_its_row() {
        Notes row = History.fold(new Notes(), STREAM, "a", "b");
        assertThat(Versioned.of("answer", row)).isEqualTo(new Versioned<>("answer", 1));
    }

    @Test
    void a_page_keeps_its_total_when_its_items_are_turned_into_others() {
        assertThat(new Page<>(List.of(1, 2), 7).map(n -> "no. " + n))
                .isEqualTo(new Page<>(List.of("no. 1", "no. 2"), 7));
    }

    private static final class Notes extends Row<String> {

        private List<String> notes = List.of();

        @Override
        protected void apply(String event, EventFacts facts) {
            notes = Stream.concat(notes.stream(), Stream.of(event)).toList();
        }
    }
}
