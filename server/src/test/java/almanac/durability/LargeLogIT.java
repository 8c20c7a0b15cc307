package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A log that is larger than the server's memory goes through it. */
class LargeLogIT {

    private static final int EVENTS = 15_000;

    @TempDir
    private Path directory;

    @Test
    void a_log_of_150_megabytes_leaves_a_server_of_100_megabytes() throws Exception {
        Path data = directory.resolve("data");
        Path file = directory.resolve("events.ndjson");
        try (ServerProcess server = ServerProcess.on(data, "-Xmx100m", "-XX:+ExitOnOutOfMemoryError")) {
            JdbcTemplate database = TableDump.database(data);
            database.update("""
                    insert into domain_event (event_identifier, aggregate_identifier, sequence_number, time_stamp,
                        payload_type, payload, meta_data)
                    select 'filler-' || n, 'filler-' || n, 0, now(), 'load.Filler',
                        json_build_object('text', repeat(md5(n::text), 320)), '{}'
                    from generate_series(1, ?) n""", EVENTS);

            Program.run(directory, "events", "export", server.url(), "--data-dir=" + data, "--file=" + file)
                    .expect(0);

            long kept = database.queryForList("select count(*) from domain_event", Long.class)
                    .getFirst();
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                assertThat(lines.lines().count()).isEqualTo(kept + 2);
            }
            assertThat(Files.size(file)).isGreaterThan(150_000_000);
            server.api().get("/api/users/v1/self").expect(200);
        }
    }
}
