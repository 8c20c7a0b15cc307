package almanac.storage.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.server.Server;
import almanac.shared.IdSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class LogTailerTest {

    private static final Set<LogStream> ALL = EnumSet.allOf(LogStream.class);
    private static final Set<LogStream> OUTPUT = EnumSet.of(LogStream.STD_OUT);
    private static final long PLENTY = 1L << 30;

    private final Server server = Server.running();
    private final LogChunks chunks = new LogChunks(server.database());
    private final TransactionOperations transaction = server.bean(TransactionOperations.class);
    private final String job = server.bean(IdSource.class).next();

    @TempDir
    Path home;

    @Test
    void lines_of_all_streams_have_times_that_rise() throws IOException {
        print("prepare", "cloned\n");
        print("stdout", "one\ntwo\nthr");
        tailer(PLENTY).follow(job, files());
        print("stdout", "ee\n");
        print("stderr", "oops\n");
        tailer(PLENTY).follow(job, files());
        LogPart part = chunks.read(job, ALL, 0, 100);
        assertThat(part.lines()).extracting(LogLine::text).containsExactly("cloned", "one", "two", "three", "oops");
        assertThat(part.lines()).extracting(LogLine::nano).isSorted().doesNotHaveDuplicates();
        assertThat(part.isEnd()).isTrue();
    }

    @Test
    void a_page_begins_strictly_after_the_moment_and_only_the_last_one_is_the_end() throws IOException {
        print("stdout", "1\n2\n3\n");
        tailer(PLENTY).finish(job, files());
        LogPart first = chunks.read(job, ALL, 0, 2);
        assertThat(first.isEnd()).isFalse();
        LogPart second = chunks.read(job, ALL, first.lines().getLast().nano(), 2);
        assertThat(second.lines()).extracting(LogLine::text).containsExactly("3");
        assertThat(second.isEnd()).isTrue();
        assertThat(chunks.read(job, ALL, 0, 3).isEnd()).isTrue();
    }

    @Test
    void one_stream_is_read_by_itself() throws IOException {
        print("stdout", "out\n".repeat(5000));
        print("stderr", "err\n");
        tailer(PLENTY).finish(job, files());
        assertThat(chunks.read(job, EnumSet.of(LogStream.STD_ERR), 0, 10).lines())
                .extracting(LogLine::text)
                .containsExactly("err");
        assertThat(chunks.last(job, OUTPUT, 7, 1000).lines()).hasSize(7);
        assertThat(chunks.last(job, OUTPUT, 7, 12).lines()).hasSize(3);
        assertThat(chunks.last(job, OUTPUT, 7, 12).isEnd()).isFalse();
        assertThat(chunks.last(job, OUTPUT, 5000, 20_000).isEnd()).isTrue();
    }

    @Test
    void what_was_not_kept_is_read_again_and_nothing_twice() throws IOException {
        print("stdout", "one\n");
        tailer(PLENTY).follow(job, files());
        print("stdout", "two\n");
        LogTailer killed = new LogTailer(chunks, new Killed(), InstantSource.system(), PLENTY);
        assertThatThrownBy(() -> killed.follow(job, files())).hasMessage("killed");
        tailer(PLENTY).finish(job, files());
        assertThat(chunks.read(job, ALL, 0, 100).lines())
                .extracting(LogLine::text)
                .containsExactly("one", "two");
    }

    @Test
    void a_job_that_prints_a_lot_is_cut_short_with_a_notice_and_takes_no_more_room() throws IOException {
        print("stdout", "0123456789\n".repeat(100));
        tailer(500).follow(job, files());
        print("stdout", "0123456789\n".repeat(100));
        tailer(500).follow(job, files());
        assertThat(files().output()).isEmptyFile();
        tailer(500).finish(job, files());
        List<LogLine> lines = chunks.read(job, ALL, 0, 1000).lines();
        assertThat(lines).hasSize(16);
        assertThat(lines.getLast().text()).isEqualTo("The log ends here: of one job's output 500 bytes are kept.");
    }

    @Test
    void what_is_said_of_a_job_that_prints_too_much_is_kept_all_the_same() throws IOException {
        print("stdout", "0123456789\n".repeat(100));
        tailer(500).follow(job, files());
        print("prepare", "results are on branch results/job-1\n");
        tailer(500).finish(job, files());
        LogPart part = chunks.read(job, ALL, 0, 1000);
        assertThat(part.lines().getLast().text()).isEqualTo("results are on branch results/job-1");
    }

    @Test
    void what_is_said_of_a_job_has_a_bound_of_its_own() throws IOException {
        print("prepare", "a sentence of thirty-two letters\n".repeat(100_000));
        print("stdout", "out\n");
        tailer(500).finish(job, files());
        assertThat(chunks.read(job, OUTPUT, 0, 10).lines()).hasSize(1);
        LogPart said = chunks.read(job, EnumSet.of(LogStream.PREPARE_OUTPUT), 0, 100_000);
        assertThat(said.lines()).hasSize((1 << 20) / 33 + 1);
    }

    @Test
    void a_look_at_a_job_that_has_printed_nothing_since_asks_nothing_of_the_database() throws IOException {
        Counted counted = new Counted();
        LogTailer tailer = new LogTailer(chunks, counted, InstantSource.fixed(Instant.now()), PLENTY); // never silent
        print("stdout", "one\ntw");
        for (int n = 0; n < 3; n++) {
            tailer.follow(job, files());
        }
        assertThat(counted.parts).isEqualTo(1);
        print("stdout", "o\n");
        tailer.follow(job, files());
        Files.writeString(files().output(), "new\n");
        tailer.follow(job, files());
        assertThat(counted.parts).isEqualTo(3);
        assertThat(chunks.read(job, ALL, 0, 10).lines())
                .extracting(LogLine::text)
                .containsExactly("one", "two", "new");
    }

    @Test
    void a_job_that_has_printed_too_much_and_prints_on_is_cut_without_the_database() throws IOException {
        Counted counted = new Counted();
        LogTailer tailer = new LogTailer(chunks, counted, InstantSource.system(), 500);
        for (int n = 0; n < 3; n++) {
            print("stdout", "0123456789\n".repeat(100));
            tailer.follow(job, files());
        }
        int before = counted.parts;
        print("stdout", "0123456789\n".repeat(100));
        tailer.follow(job, files());
        assertThat(counted.parts).isEqualTo(before);
        assertThat(files().output()).isEmptyFile();
    }

    @Test
    void lines_of_nothing_are_not_for_nothing() throws IOException {
        print("stdout", "\n".repeat(1000));
        tailer(500).follow(job, files());
        assertThat(chunks.read(job, ALL, 0, 1000).lines()).hasSize(16);
    }

    @Test
    void whoever_looks_is_not_kept_by_a_job_that_prints_faster_than_can_be_kept() throws IOException {
        print("stdout", "0123456789\n".repeat(100_000));
        Slow slow = new Slow();
        LogTailer tailer = new LogTailer(chunks, slow, InstantSource.system(), PLENTY);
        tailer.follow(job, files());
        assertThat(slow.parts).isLessThan(3);
        tailer.follow(job, files());
        assertThat(chunks.read(job, ALL, 0, 20_000).lines())
                .hasSizeBetween(10_000, 20_000)
                .allMatch(line -> line.text().equals("0123456789"));
    }

    @Test
    void files_do_not_grow_without_end_while_the_database_is_away() throws IOException {
        print("stdout", "0123456789\n".repeat(300_000));
        LogTailer killed = new LogTailer(chunks, new Killed(), InstantSource.system(), 500);
        assertThatThrownBy(() -> killed.follow(job, files())).hasMessage("killed");
        assertThat(Files.size(files().output())).isEqualTo(2 * 500 + (1L << 20));
    }

    @Test
    void a_file_that_the_job_has_emptied_is_read_from_its_beginning() throws IOException {
        print("stderr", "one\ntwo\n");
        tailer(PLENTY).follow(job, files());
        Files.writeString(files().errors(), "new\n");
        tailer(PLENTY).finish(job, files());
        assertThat(chunks.read(job, ALL, 0, 100).lines())
                .extracting(LogLine::text)
                .containsExactly("one", "two", "new");
    }

    @Test
    void many_lines_are_read_page_by_page_in_order() throws IOException {
        int count = 100_000;
        print("stdout", IntStream.range(0, count).mapToObj(i -> i + "\n").collect(Collectors.joining()));
        tailer(PLENTY).finish(job, files());
        List<String> read = new ArrayList<>();
        long place = 0;
        for (boolean isEnd = false; !isEnd; ) {
            LogPart part = chunks.read(job, ALL, place, 10_000);
            part.lines().forEach(line -> read.add(line.text()));
            place = part.lines().getLast().nano();
            isEnd = part.isEnd();
        }
        assertThat(read)
                .isEqualTo(IntStream.range(0, count).mapToObj(Integer::toString).toList());
        assertThat(server.database()
                        .queryForObject("select count(*) from job_log where job_id = ?", Integer.class, job))
                .isLessThan(200);
    }

    /** As a program does that prints here and there; it is looked at less often than it prints. */
    @Test
    void what_goes_to_two_streams_is_kept_in_the_order_in_which_it_was_written() throws Exception {
        try (LogTailer tailer = tailer(PLENTY)) {
            tailer.follow(job, files());
            List<String> expected = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                String stream = n % 3 == 0 ? "stderr" : "stdout";
                print(stream, n + "\n");
                expected.add(Integer.toString(n));
                Thread.sleep(30); // well above what the watch needs to see it
            }
            long before = nanos();
            tailer.follow(job, files());
            List<LogLine> lines = chunks.read(job, ALL, 0, 100).lines();
            assertThat(lines).extracting(LogLine::text).containsExactlyElementsOf(expected);
            assertThat(lines.getLast().nano() - lines.getFirst().nano())
                    .as("the time that passed between the writing of the first and of the last")
                    .isGreaterThan(19 * 30_000_000L - 50_000_000L);
            assertThat(lines).allMatch(line -> line.nano() <= before);
        }
    }

    @Test
    void of_what_was_not_seen_as_it_came_the_stream_stands_last_that_was_written_to_last() throws Exception {
        print("stdout", "step 1\n");
        Thread.sleep(20);
        print("stderr", "Traceback\n");
        tailer(PLENTY).follow(job, files());
        print("stderr", "retrying\n");
        Thread.sleep(20);
        print("stdout", "step 1\n");
        tailer(PLENTY).finish(job, files());
        assertThat(texts()).containsExactly("step 1", "Traceback", "retrying", "step 1");
    }

    @Test
    void a_bar_that_moves_is_seen_as_it_is_and_kept_as_one_line() throws IOException {
        print("stderr", "start\n\r10%\r20%\r");
        tailer(PLENTY).follow(job, files());
        assertThat(texts()).containsExactly("start", "20%");
        print("stderr", "30%\r40%\r");
        print("stdout", "out\n");
        tailer(PLENTY).follow(job, files());
        assertThat(texts()).containsExactly("start", "out", "40%");
        print("stderr", "100%\nend\n");
        tailer(PLENTY).follow(job, files());
        assertThat(texts()).containsExactly("start", "out", "100%", "end");
        tailer(PLENTY).finish(job, files());
        assertThat(texts()).containsExactly("start", "out", "100%", "end");
    }

    @Test
    void a_prompt_is_shown_after_a_second_of_silence_and_replaced_by_the_whole_line() throws IOException {
        Counted counted = new Counted();
        Instant written = Instant.now();
        Later clock = new Later(written);
        LogTailer tailer = new LogTailer(chunks, counted, clock, PLENTY);
        print("stdout", "Name: ");
        tailer.follow(job, files());
        assertThat(texts()).isEmpty();
        clock.now = written.plusSeconds(3);
        tailer.follow(job, files());
        assertThat(texts()).containsExactly("Name: ");
        int parts = counted.parts;
        clock.now = written.plusSeconds(6);
        tailer.follow(job, files());
        assertThat(counted.parts).as("nothing is asked of the database again").isEqualTo(parts);
        print("stdout", "Ana\n");
        tailer.follow(job, files());
        assertThat(texts()).containsExactly("Name: Ana");
    }

    @Test
    void what_is_open_in_the_end_is_a_line_and_a_log_that_is_full_has_none() throws IOException {
        print("stdout", "1\r2");
        tailer(PLENTY).follow(job, files());
        tailer(PLENTY).finish(job, files());
        assertThat(texts()).containsExactly("2");
    }

    private List<String> texts() {
        return chunks.read(job, ALL, 0, 1000).lines().stream()
                .map(LogLine::text)
                .toList();
    }

    private static long nanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private static final class Later implements InstantSource {

        private Instant now;

        Later(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private LogTailer tailer(long cap) {
        return new LogTailer(chunks, transaction, InstantSource.system(), cap);
    }

    private LogFiles files() {
        return new LogFiles(home.resolve("prepare"), home.resolve("stdout"), home.resolve("stderr"));
    }

    private void print(String file, String text) throws IOException {
        Files.writeString(home.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private class Counted implements TransactionOperations {

        int parts;

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            parts++;
            return transaction.execute(action);
        }
    }

    /** Each part takes as long as a look may. */
    private final class Slow extends Counted {

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            try {
                Thread.sleep(150);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.execute(action);
        }
    }

    /** Does everything but the commit. */
    private final class Killed implements TransactionOperations {

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            return transaction.execute(status -> {
                action.doInTransaction(status);
                throw new IllegalStateException("killed");
            });
        }
    }
}
