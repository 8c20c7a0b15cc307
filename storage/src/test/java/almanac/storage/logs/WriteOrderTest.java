package almanac.storage.logs;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.storage.logs.Look.State;
import almanac.storage.logs.WriteOrder.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteOrderTest {

    private final WriteOrder order = new WriteOrder();

    @Test
    void parts_come_as_they_were_seen_and_between_two_looks_by_the_last_writing() {
        order.note(look(5, 100, 0, 0));
        order.note(look(5, 100, 7, 110));
        order.note(look(9, 130, 8, 120));
        assertThat(order.parts())
                .containsExactly(
                        new Part(LogStream.STD_OUT, 5, 100),
                        new Part(LogStream.STD_ERR, 7, 110),
                        new Part(LogStream.STD_ERR, 8, 120),
                        new Part(LogStream.STD_OUT, 9, 130));
    }

    @Test
    void what_is_worked_off_is_forgotten_and_an_emptied_file_begins_anew() {
        order.note(look(5, 100, 0, 0));
        order.note(look(5, 100, 7, 110));
        order.note(look(9, 130, 7, 110));
        order.forgetUntil(look(5, 100, 7, 110));
        assertThat(order.parts())
                .as("the last look alone")
                .containsExactly(new Part(LogStream.STD_ERR, 7, 110), new Part(LogStream.STD_OUT, 9, 130));
        order.note(look(2, 140, 7, 110));
        assertThat(order.parts())
                .containsExactly(new Part(LogStream.STD_ERR, 7, 110), new Part(LogStream.STD_OUT, 2, 140));
    }

    @Test
    void a_job_that_nobody_reads_takes_no_more_memory_than_it_may() {
        for (int length = 1; length < 20_000; length++) {
            order.note(look(length, length, 0, 0));
        }
        assertThat(order.parts()).hasSizeLessThan(5_000).endsWith(new Part(LogStream.STD_OUT, 19_999, 19_999));
    }

    private static Look look(long output, long outputAt, long errors, long errorsAt) {
        return new Look(
                Map.of(LogStream.STD_OUT, new State(output, outputAt), LogStream.STD_ERR, new State(errors, errorsAt)));
    }
}
