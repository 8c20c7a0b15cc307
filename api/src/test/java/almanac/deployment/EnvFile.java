package almanac.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of {@code .env}. */
final class EnvFile {

    private static final String EXAMPLE = ".env.example";

    /** The README's command that makes one. */
    private static final Pattern COMMAND = Pattern.compile("(?s)(\\(umask.*?> \\.env\\))");

    private EnvFile() {}

    static Map<String, String> example() throws IOException {
        return read(Compose.ROOT.resolve(EXAMPLE));
    }

    /** As one gets it by doing what the README says. */
    static Map<String, String> filled() throws IOException, InterruptedException {
        Matcher command = COMMAND.matcher(Files.readString(Compose.ROOT.resolve("README.md")));
        assertThat(command.find()).isTrue();
        Path directory = Files.createTempDirectory("almanac-env-");
        Path file = directory.resolve(".env");
        try {
            Files.copy(Compose.ROOT.resolve(EXAMPLE), directory.resolve(EXAMPLE));
            Process process = new ProcessBuilder(List.of("sh", "-c", command.group(1)))
                    .directory(directory.toFile())
                    .inheritIO()
                    .start();
            assertThat(process.waitFor()).isZero();
            return read(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory.resolve(EXAMPLE));
            Files.delete(directory);
        }
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
