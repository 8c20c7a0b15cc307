package almanac.storage.logs;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the tables {@code job_log} and {@code job_log_tail}. Up to a thousand lines are one row, which is
 * found by the time of its last line: a page costs the same wherever in the log it is, and a line a thousandth of a
 * row.
 */
public final class LogChunks {

    private static final int LINES = 1000;
    private static final int CHARACTERS = 256 * 1024;
    private static final int AT_ONCE = 2;

    static final String AFTER =
            "select * from job_log where job_id = ? and last_nano > ? and streams & ? <> 0 order by last_nano limit "
                    + AT_ONCE;

    static final String BEFORE = "select * from job_log where job_id = ? and last_nano < ? and streams & ? <> 0"
            + " order by last_nano desc limit " + AT_ONCE;

    /** Characters of a page, about: it has no more, whatever number of lines was asked for. */
    private static final int PAGE_CHARACTERS = 1024 * 1024;

    private final JdbcOperations jdbc;

    public LogChunks(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private record Chunk(long lastNano, List<LogLine> lines) {}

    /** Returns the lines of those streams after a moment, oldest first. */
    public LogPart read(String job, Set<LogStream> streams, long afterNano, int limit) {
        List<LogLine> found = new ArrayList<>();
        long place = afterNano;
        long characters = 0;
        while (true) {
            List<Chunk> chunks = chunksAfter(job, streams, place);
            for (Chunk chunk : chunks) {
                for (LogLine line : chunk.lines()) {
                    if (line.nano() <= afterNano || !streams.contains(line.stream())) {
                        continue;
                    }
                    if (found.size() == limit || characters > PAGE_CHARACTERS) {
                        return new LogPart(found, false);
                    }
                    found.add(line);
                    characters += line.text().length();
                }
                place = chunk.lastNano();
            }
            if (chunks.size() < AT_ONCE) {
                return new LogPart(found, true);
            }
        }
    }

    /**
     * Returns the last lines of those streams, as many as fit in so many characters; the end when there are no more.
     */
    public LogPart last(String job, Set<LogStream> streams, int limit, int mostCharacters) {
        Deque<LogLine> found = new ArrayDeque<>();
        long characters = 0;
        long place = Long.MAX_VALUE;
        while (true) {
            List<Chunk> chunks = chunksBefore(job, streams, place);
            for (Chunk chunk : chunks) {
                for (LogLine line : chunk.lines().reversed()) {
                    if (streams.contains(line.stream())) {
                        characters += line.text().length() + 1;
                        if (found.size() == limit || characters > mostCharacters) {
                            return new LogPart(List.copyOf(found), false);
                        }
                        found.addFirst(line);
                    }
                }
                place = chunk.lastNano();
            }
            if (chunks.size() < AT_ONCE) {
                return new LogPart(List.copyOf(found), true);
            }
        }
    }

    /** Returns how far the job's log has been read; no other transaction reads it further until this one ends. */
    Tail hold(String job) {
        jdbc.update("insert into job_log_tail (job_id) values (?) on conflict do nothing", job);
        return jdbc.query(
                        "select * from job_log_tail where job_id = ? for update",
                        (row, number) -> new Tail(
                                row.getLong("prepare_offset"),
                                row.getLong("output_offset"),
                                row.getLong("error_offset"),
                                row.getLong("last_nano"),
                                row.getLong("size"),
                                row.getBoolean("is_full"),
                                row.getBoolean("is_over"),
                                new Tail.Open(row.getLong("open_output"), row.getLong("open_errors"))),
                        job)
                .getFirst();
    }

    void keep(String job, Tail tail) {
        jdbc.update(
                """
                update job_log_tail set prepare_offset = ?, output_offset = ?, error_offset = ?, last_nano = ?, size = ?,
                    is_full = ?, is_over = ?, open_output = ?, open_errors = ?
                where job_id = ?""",
                tail.prepare(),
                tail.output(),
                tail.errors(),
                tail.lastNano(),
                tail.size(),
                tail.isFull(),
                tail.isOver(),
                tail.open().output(),
                tail.open().errors(),
                job);
    }

    /** Returns the text of a line that has a row of its own; null when none has that time. */
    @Nullable
    String line(String job, long nano) {
        return jdbc
                .queryForList(
                        "select texts[1] from job_log where job_id = ? and last_nano = ?", String.class, job, nano)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Removes a line that has a row of its own. */
    void remove(String job, long nano) {
        jdbc.update("delete from job_log where job_id = ? and last_nano = ?", job, nano);
    }

    void add(String job, List<LogLine> lines) {
        List<LogLine> chunk = new ArrayList<>();
        long characters = 0;
        for (LogLine line : lines) {
            chunk.add(line);
            characters += line.text().length();
            if (chunk.size() == LINES || characters > CHARACTERS) {
                insert(job, chunk);
                chunk.clear();
                characters = 0;
            }
        }
        if (!chunk.isEmpty()) {
            insert(job, chunk);
        }
    }

    private void insert(String job, List<LogLine> lines) {
        jdbc.update(
                "insert into job_log (job_id, last_nano, streams, nanos, kinds, texts) values (?, ?, ?, ?, ?, ?)",
                job,
                lines.getLast().nano(),
                lines.stream().mapToInt(line -> line.stream().bit()).reduce(0, (some, bit) -> some | bit),
                lines.stream().mapToLong(LogLine::nano).boxed().toArray(Long[]::new),
                lines.stream().map(line -> (short) line.stream().bit()).toArray(Short[]::new),
                lines.stream().map(LogLine::text).toArray(String[]::new));
    }

    private List<Chunk> chunksAfter(String job, Set<LogStream> streams, long nano) {
        return jdbc.query(AFTER, LogChunks::chunk, job, nano, mask(streams));
    }

    private List<Chunk> chunksBefore(String job, Set<LogStream> streams, long nano) {
        return jdbc.query(BEFORE, LogChunks::chunk, job, nano, mask(streams));
    }

    private static int mask(Set<LogStream> streams) {
        return streams.stream().mapToInt(LogStream::bit).sum();
    }

    private static Chunk chunk(ResultSet row, int number) throws SQLException {
        Long[] nanos = (Long[]) array(row, "nanos");
        Short[] kinds = (Short[]) array(row, "kinds");
        String[] texts = (String[]) array(row, "texts");
        List<LogLine> lines = new ArrayList<>(nanos.length);
        for (int place = 0; place < nanos.length; place++) {
            lines.add(new LogLine(nanos[place], LogStream.of(kinds[place]), texts[place]));
        }
        return new Chunk(row.getLong("last_nano"), lines);
    }

    private static Object[] array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return (Object[]) array.getArray();
    }
}
