package almanac.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** What containers would run, run as processes: the image's command lines in the environment of the compose file. */
@Order(1) // all that run the program wait for the cache that it trains
class ImageIT {

    private static final String AXON_SERVER = "ALMANAC_TEST_AXONSERVER";
    private static final Pattern LAUNCHERS_OPTIONS = Pattern.compile("(?m)^jvm_options='(.*)'$");

    @TempDir
    private static Path directory;

    private static Image image;
    private static Compose compose;

    @BeforeAll
    static void build() throws Exception {
        image = Image.built();
        Map<String, String> variables = new HashMap<>(EnvFile.filled());
        variables.put(
                "ALMANAC_DATABASE_PASSWORD",
                Objects.requireNonNull(database().getPassword())); // the one secret that was not made for this test
        compose = Compose.with(variables);
    }

    @Test
    void what_the_jvm_has_learned_fits_the_entry_point() throws Exception {
        Path here = Files.createDirectory(directory.resolve("version"));
        Process process = image.run(here, "-XX:AOTMode=on", "version"); // which refuses a cache that does not fit
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Image.output(here)).isZero();
        assertThat(Image.output(here)).startsWith("almanac ");
    }

    @Test
    void the_jvm_has_the_launchers_options() throws IOException {
        Matcher options = LAUNCHERS_OPTIONS.matcher(Files.readString(Compose.ROOT.resolve("almanac")));
        assertThat(options.find()).isTrue();
        List<String> expected = new ArrayList<>(List.of(options.group(1).split(" ", -1)));
        expected.add("-XX:+UseSerialGC");
        Dockerfile dockerfile = Dockerfile.read();
        assertThat(dockerfile.entryPoint()).containsAll(expected);
        assertThat(dockerfile.rehearsal()).contains(expected);
    }

    @Test
    void a_whole_server_works_writes_to_its_volume_alone_and_ends_when_it_is_told() throws Exception {
        Map<Path, FileTime> before = image.files();
        try (Container single = Container.start(image, directory, compose.service("single"), addresses())) {
            createsAndReads(single.awaitWell().administrator());
            assertThat(image.files()).isEqualTo(before);
            assertThat(single.directory()).isEmptyDirectory();
            assertThat(single.stop()).isEqualTo(143);
            assertThat(single.isWell()).isFalse();
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = AXON_SERVER,
            matches = ".+:\\d+",
            disabledReason = "there is no Axon Server to try it against: set ALMANAC_TEST_AXONSERVER=<host>:<port>")
    void the_three_roles_work_together() throws Exception {
        Map<String, String> addresses = addresses();
        addresses.put("axonserver:8124", System.getenv(AXON_SERVER));
        try (Container queries = Container.start(image, directory, compose.service("query-side"), addresses);
                Container commands = Container.start(image, directory, compose.service("command-side"), addresses)) {
            queries.awaitWell();
            commands.awaitWell();
            try (Container api = Container.start(image, directory, compose.service("api"), addresses)) {
                createsAndReads(api.awaitWell().administrator());
            }
        }
    }

    private static void createsAndReads(Api api) {
        String project = api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "contained", "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        api.get("/api/projects/v1/projects/" + project).expect(200);
    }

    /** What the names in the compose file stand for here. */
    private static Map<String, String> addresses() {
        String name = "contained_" + ThreadLocalRandom.current().nextInt(1_000_000_000);
        Server.running().database().execute("create database " + name);
        Map<String, String> addresses = new HashMap<>();
        addresses.put("jdbc:postgresql://postgres:5432/almanac", Server.url(database(), name));
        return addresses;
    }

    private static JdbcConnectionDetails database() {
        return Server.running().bean(JdbcConnectionDetails.class);
    }
}
