package almanac.storage.logs;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Server;
import almanac.shared.IdSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A million lines of one job: what a page costs is counted in the blocks that its statement reads, for times are noisy. */
class LongLogTest {

    private static final Set<LogStream> ALL = EnumSet.allOf(LogStream.class);
    private static final Set<LogStream> ERRORS = EnumSet.of(LogStream.STD_ERR);
    private static final long LATE = 990_000;

    private static final JdbcOperations JDBC = Server.running().database();
    private static final String JOB = Server.running().bean(IdSource.class).next();

    private final LogChunks chunks = new LogChunks(JDBC);

    /** As the tailer leaves it: a thousand lines a row, their times the numbers from one. One line is an error. */
    @BeforeAll
    static void a_million_lines() {
        JDBC.update("""
                insert into job_log (job_id, last_nano, streams, nanos, kinds, texts)
                select ?, chunk * 1000 + 1000, case chunk when 700 then 6 else 2 end, lines.nanos, lines.kinds, lines.texts
                from generate_series(0, 999) chunk cross join lateral (
                    select array_agg(nano order by nano) as nanos,
                        array_agg(case nano when 700500 then 4 else 2 end :: smallint order by nano) as kinds,
                        array_agg('step ' || nano || ' of 1000000, loss ' || md5(nano :: text) order by nano) as texts
                    from (select chunk * 1000 + line as nano from generate_series(1, 1000) line) numbered) lines""", JOB);
        JDBC.execute("analyze job_log");
    }

    @AfterAll
    static void no_lines() {
        JDBC.update("delete from job_log where job_id = ?", JOB);
    }

    @Test
    void a_page_costs_the_same_wherever_in_the_log_it_is() {
        long early = blocks(LogChunks.AFTER, 0, ALL);
        assertThat(early).isPositive();
        assertThat(blocks(LogChunks.AFTER, LATE, ALL)).isLessThanOrEqualTo(early + early / 2);
        assertThat(blocks(LogChunks.BEFORE, Long.MAX_VALUE, ALL)).isLessThanOrEqualTo(early + early / 2);
        assertThat(chunks.read(JOB, ALL, LATE, 10_000).lines())
                .hasSize(10_000)
                .last()
                .extracting(LogLine::nano)
                .isEqualTo(1_000_000L);
    }

    @Test
    void a_rare_line_of_one_stream_is_found_without_reading_the_others() {
        long whole = 1000 / 8 * blocks(LogChunks.AFTER, 0, ALL);
        assertThat(blocks(LogChunks.AFTER, 0, ERRORS)).isLessThan(whole / 10);
        assertThat(chunks.read(JOB, ERRORS, 0, 10).lines())
                .extracting(LogLine::nano)
                .containsExactly(700_500L);
        assertThat(chunks.last(JOB, ERRORS, 10, 1000).lines()).hasSize(1);
    }

    /** With those that the texts are in: serialize has the rows made ready to be sent. */
    private long blocks(String statement, long nano, Set<LogStream> streams) {
        int mask = streams.stream().mapToInt(LogStream::bit).sum();
        List<String> lines = JDBC.queryForList(
                "explain (analyze, buffers, serialize, format json) " + statement, String.class, JOB, nano, mask);
        JsonNode plan = new JsonMapper().readTree(String.join("", lines)).path(0);
        return blocks(plan.path("Plan")) + blocks(plan.path("Serialization"));
    }

    private static long blocks(JsonNode part) {
        assertThat(part.has("Shared Hit Blocks")).isTrue();
        return part.path("Shared Hit Blocks").asLong()
                + part.path("Shared Read Blocks").asLong();
    }
}
