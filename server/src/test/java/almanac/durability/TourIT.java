package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's tour, and behind it that of experiments and models, pasted as they stand, as by a newcomer that has just
 * started the program.
 */
class TourIT {

    private static final List<String> PROGRAMS = List.of("bash", "curl", "git", "python3");
    private static final List<String> CHAPTERS =
            List.of("## Five minutes with curl", "### Files of datasets", "### Files of projects", "### Jobs");
    private static final List<String> OF_MODELS = List.of("## From a job", "## From a run to production");
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String WHERE = "127.0.0.1:8080";

    @TempDir
    private Path directory;

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(directory.resolve("data"));
    }

    @Test
    void whoever_pastes_the_tour_sees_what_it_promises() throws Exception {
        for (String program : PROGRAMS) {
            Assumptions.assumeTrue(isThere(program), program + " is not on this machine, and the tour needs it");
        }
        try (ServerProcess server = ServerProcess.start(directory.resolve("data"))) {
            String readme = Files.readString(Path.of("../README.md"));
            Files.writeString(directory.resolve("README.md"), readme); // the tour uploads it
            assertThat(readme).contains(WHERE);
            String models = Files.readString(Path.of("../docs/experiments.md"));
            String script = Stream.concat(
                            CHAPTERS.stream().map(chapter -> commands(readme, chapter)),
                            OF_MODELS.stream().map(chapter -> commands(models, chapter)))
                    .collect(Collectors.joining("\n"))
                    .replace(WHERE, server.url().replace("--url=http://", ""));
            String seen = pasted(script);
            assertThat(seen)
                    .contains("\"userName\":\"admin\"")
                    .contains("\"title\":\"A first model\"")
                    .containsIgnoringCase("etag: \"")
                    .contains("it has version 0, If-Match names another")
                    .contains("\"eventName\":\"Project Created\"")
                    .contains("raw/may.csv")
                    .contains("id,left\n1,yes\n")
                    .contains("print('trained')")
                    .contains("refs/heads/main")
                    .contains("step 2")
                    .contains("\"executionStatus\":\"Succeeded\"")
                    .contains("\"name\":\"AUC\",\"value\":\"0.91\"")
                    .contains("trained\n");
            assertModelsCameToProduction(seen);
        }
    }

    /** By the word of two, of which the second moved it; and so it is told when it is there no more. */
    private static void assertModelsCameToProduction(String seen) {
        assertThat(seen)
                .contains("\n0.79\n")
                .containsSubsequence("version 2 is in None\n", "version 2 is in None\n", "version 2 is in Production\n")
                .contains("'canEditModel': False")
                .contains("now Archived, then Production\n")
                .containsSubsequence("'decision': 'Approved'", "'decision': 'Approved'", "Stage Transitioned");
        assertThat(seen.lines().filter(line -> line.contains("Stage Transitioned")))
                .anyMatch(line -> line.contains("cy"))
                .anyMatch(line -> line.contains("ana"));
    }

    private static boolean isThere(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static String commands(String readme, String chapter) {
        int begin = readme.indexOf("\n" + chapter + "\n") + 1 + chapter.length();
        assertThat(begin).as(chapter).isGreaterThan(chapter.length());
        int end = Stream.of("\n## ", "\n### ")
                .mapToInt(heading -> readme.indexOf(heading, begin))
                .filter(at -> at >= 0)
                .min()
                .orElse(readme.length());
        Matcher block = BLOCK.matcher(readme.substring(begin, end));
        StringBuilder commands = new StringBuilder();
        while (block.find()) {
            commands.append(block.group(1));
        }
        assertThat(commands).as(chapter).isNotEmpty();
        return commands.toString();
    }

    private String pasted(String script) throws IOException, InterruptedException {
        Path seen = directory.resolve("seen");
        ProcessBuilder bash =
                new ProcessBuilder("bash", "-s").directory(directory.toFile()).redirectErrorStream(true);
        bash.environment()
                .putAll(Map.of(
                        "HOME", directory.toString(),
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "Ana",
                        "GIT_AUTHOR_EMAIL", "ana@example.org",
                        "GIT_COMMITTER_NAME", "Ana",
                        "GIT_COMMITTER_EMAIL", "ana@example.org"));
        Path file = Files.writeString(directory.resolve("tour"), script);
        Process process =
                bash.redirectInput(file.toFile()).redirectOutput(seen.toFile()).start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("the tour does not end:\n" + Files.readString(seen));
        }
        return Files.readString(seen);
    }
}
