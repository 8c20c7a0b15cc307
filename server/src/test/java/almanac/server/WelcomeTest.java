package almanac.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class WelcomeTest {

    private static final String SECRET = "almk_first";
    private static final String ANY = "0.0.0.0";

    @TempDir
    private Path directory;

    @Test
    void the_first_request_can_be_pasted() throws IOException {
        Path file = keptIn("admin.key");
        assertThat(greeting(file, "127.0.0.1", false))
                .contains("Almanac listens on http://127.0.0.1:8080\n", "It is kept in " + file + "\n")
                .contains("curl -s -H \"X-Domino-Api-Key: $(cat " + file + ")\" -H 'Content-Type: application/json' "
                        + "-d '{\"name\":\"first-project\",\"description\":\"My first project\",\"visibility\":\"private\"}' "
                        + "http://127.0.0.1:8080/api/projects/beta/projects\n");
    }

    @Test
    void the_address_is_one_that_is_reached_with_its_prefix() throws UnknownHostException {
        assertThat(Welcome.url("0.0.0.0", 8080, "/almanac")).isEqualTo("http://127.0.0.1:8080/almanac");
        assertThat(Welcome.url("::1", 80, "")).isEqualTo("http://[::1]:80");
    }

    void a_path_with_spaces_and_quotes_survives_the_shell() throws IOException {
        assertThat(greeting(keptIn("it's here"), "127.0.0.1", false))
                .contains("$(cat '" + directory + "/it'\\''s here')");
    }

    @Test
    void a_server_on_every_address_is_reached_on_this_machine() throws IOException {
        assertThat(greeting(keptIn("admin.key"), ANY, false)).contains("Almanac listens on http://127.0.0.1:8080\n");
    }

    @Test
    void a_container_names_no_address_and_no_file_of_the_machine_outside() throws IOException {
        Path file = keptIn("admin.key");
        assertThat(greeting(file, ANY, true))
                .startsWith("Almanac listens on port 8080 of its container\n")
                .contains("made just now: " + SECRET + "\n", "kept in the container, in " + file + "\n")
                .contains("-H \"X-Domino-Api-Key: " + SECRET + "\"", "$API/api/projects/beta/projects\n")
                .doesNotContain("127.0.0.1", "cat ");
    }

    private Path keptIn(String name) throws IOException {
        return Files.writeString(directory.resolve(name), SECRET + "\n");
    }

    private static String greeting(Path file, String address, boolean inContainer) throws IOException {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("key", new KeyInFile(file));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Welcome(
                        beans.getBeanProvider(AdministratorKey.class),
                        address,
                        "",
                        inContainer,
                        new PrintStream(bytes, true, UTF_8))
                .greet(8080);
        return bytes.toString(UTF_8);
    }

    private record KeyInFile(Path path) implements AdministratorKey {
        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public boolean generatedNow() {
            return true;
        }
    }
}
