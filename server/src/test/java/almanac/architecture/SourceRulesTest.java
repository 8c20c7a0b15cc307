package almanac.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules on the text of main code and of its resources, for what class files do not show, as parts of SQL. */
class SourceRulesTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    /** A text that one file alone may have. */
    private enum Rule {
        ADVISORY_LOCKS("AdvisoryLock.java", "pg_(try_)?advisory_", "select pg_try_advisory_lock(1)"),
        NUMBERS_OF_LOCKS("AdvisoryLock.java", "\\b4_?711_?\\d{3}\\b", "long LOCK = 4_711_099;"),
        ATOMIC_MOVES("AtomicFiles.java", "\\bATOMIC_MOVE\\b", "Files.move(a, b, StandardCopyOption.ATOMIC_MOVE)");

        private final String file;
        private final Pattern text;
        private final String violator;

        Rule(String file, String text, String violator) {
            this.file = file;
            this.text = Pattern.compile(text);
            this.violator = violator;
        }

        boolean isBrokenBy(String source) {
            return text.matcher(source).find();
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_file_alone_has_the_text(Rule rule) throws IOException {
        assertThat(sources().stream()
                        .filter(file -> rule.isBrokenBy(read(file)))
                        .map(file -> file.getFileName().toString()))
                .containsExactly(rule.file);
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_finds_what_breaks_it(Rule rule) {
        assertThat(rule.isBrokenBy(rule.violator)).isTrue();
    }

    @Test
    void no_two_classes_of_main_code_have_one_name() throws IOException {
        assertThat(sources().stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals("package-info.java")))
                .doesNotHaveDuplicates();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            return modules.map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceRulesTest::textsBelow)
                    .toList();
        }
    }

    private static Stream<Path> textsBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|sql)")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
