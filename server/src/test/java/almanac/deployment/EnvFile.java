package almanac.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** The variables of {@code .env}. */
final class EnvFile {

    static final String FILE = ".env";

    private static final String EXAMPLE = ".env.example";

    /** The command of the page about containers that makes one. */
    private static final Pattern COMMAND = Pattern.compile("(?s)(\\(umask.*?> \\.env\\))");

    private EnvFile() {}

    static Map<String, String> example() throws IOException {
        return read(Compose.ROOT.resolve(EXAMPLE));
    }

    /** As one gets it by doing what that page says. */
    static Map<String, String> filled() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("almanac-env-");
        try {
            assertThat(makeIn(directory)).isZero();
            return read(directory.resolve(FILE));
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    /** Does it in a directory, and answers how that ended. */
    static int makeIn(Path directory) throws IOException, InterruptedException {
        Matcher command = COMMAND.matcher(Files.readString(Compose.ROOT.resolve("docs/containers.md")));
        assertThat(command.find()).isTrue();
        Files.copy(Compose.ROOT.resolve(EXAMPLE), directory.resolve(EXAMPLE), StandardCopyOption.REPLACE_EXISTING);
        return new ProcessBuilder(List.of("sh", "-c", command.group(1)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .forEach(words -> variables.put(words[0], words[1]));
        return variables;
    }
}
