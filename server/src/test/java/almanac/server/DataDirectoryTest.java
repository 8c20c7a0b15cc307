package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.role.StartupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @Test
    void it_and_its_secrets_are_its_owners_alone(@TempDir Path temporary) throws IOException {
        Path path = temporary.resolve("deep/data");
        try (DataDirectory data = DataDirectory.open(path.toString())) {
            data.secret("key", () -> "abc");
            assertThat(permissions(path)).isEqualTo("rwx------");
            assertThat(permissions(path.resolve("key"))).isEqualTo("rw-------");
        }
    }

    @Test
    void a_secret_is_made_once_and_kept(@TempDir Path temporary) {
        try (DataDirectory data = DataDirectory.open(temporary.toString())) {
            assertThat(data.secret("key", () -> "first")).isEqualTo("first");
        }
        try (DataDirectory data = DataDirectory.open(temporary.toString())) {
            assertThat(data.secret("key", () -> "second")).isEqualTo("first");
        }
    }

    @Test
    void a_secret_that_others_may_read_is_closed_to_them(@TempDir Path temporary) throws IOException {
        Path key = Files.writeString(temporary.resolve("key"), "mine\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        try (DataDirectory data = DataDirectory.open(temporary.toString())) {
            assertThat(data.secret("key", () -> "other")).isEqualTo("mine");
        }
        assertThat(permissions(key)).isEqualTo("rw-------");
    }

    @Test
    void a_second_server_is_refused_in_one_line(@TempDir Path temporary) {
        try (DataDirectory data = DataDirectory.open(temporary.toString())) {
            assertThatThrownBy(() -> DataDirectory.open(temporary.toString()))
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageContaining(data.path() + " is in use by another Almanac server")
                    .hasMessageNotContaining("\n");
        }
        DataDirectory.open(temporary.toString()).close();
    }

    @Test
    void a_place_that_cannot_be_written_is_refused_in_one_line(@TempDir Path temporary) throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data").toString()))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("Almanac cannot use " + file)
                .hasMessageContaining("--almanac.data-dir")
                .hasMessageNotContaining("\n");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
