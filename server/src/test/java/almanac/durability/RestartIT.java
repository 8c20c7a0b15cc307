package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    @TempDir
    private Path directory;

    @Test
    void what_was_written_before_a_stop_is_read_after_the_next_start() throws Exception {
        Path data = directory.resolve("data");
        String path;
        Answer before;
        try (ServerProcess server = ServerProcess.start(data)) {
            Answer created = server.api()
                    .post(
                            "/api/projects/beta/projects",
                            Map.of("name", "kept", "description", "for good", "visibility", "public"))
                    .expect(200);
            path = "/api/projects/v1/projects/" + created.text("/project/id");
            before = server.api().get(path).expect(200);
            server.stop();
        }
        try (ServerProcess again = ServerProcess.on(data)) {
            Answer after = again.api().get(path).expect(200);
            assertThat(after.json().at("/project")).isEqualTo(before.json().at("/project"));
            assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        }
    }
}
