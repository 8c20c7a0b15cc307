package almanac.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All code has one format, whatever JVM runs Maven (docs/adr/0008). The same steps with the same formatter as {@code mvn
 * spotless:apply}, which mends what is found here when Maven runs on a JDK 25 or later.
 */
class FormatTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void every_java_file_is_formatted() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).anyMatch(file -> file.endsWith("FormatTest.java"));
        assertThat(sources.stream().filter(file -> !isFormatted(file)).map(REPOSITORY::relativize))
                .as("files to be formatted by `mvn spotless:apply` on a JDK 25 or later")
                .isEmpty();
    }

    @Test
    void a_file_in_another_format_is_found() throws FormatterException {
        assertThat(formatted("class A { int a;int b ; }\n")).isEqualTo("class A {\n    int a;\n    int b;\n}\n");
    }

    @Test
    void imports_are_sorted_and_those_unused_are_found() throws FormatterException {
        String source = """
                import java.util.Set;
                import java.util.List;
                import java.util.Map;

                class A {
                    Set<List<String>> a;
                }
                """;
        assertThat(formatted(source)).startsWith("""
                import java.util.List;
                import java.util.Set;

                class A {
                """);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(FormatTest::javaBelow)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> javaBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isFormatted(Path file) {
        try {
            String source = Files.readString(file);
            return formatted(source).equals(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    /** Not the formatter's own shortcut for it all, which breaks long strings too: Spotless does not. */
    private String formatted(String source) throws FormatterException {
        String sorted = ImportOrderer.reorderImports(source, Style.PALANTIR);
        return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(sorted));
    }
}
