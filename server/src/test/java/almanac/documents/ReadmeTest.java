package almanac.documents;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.ServedOperations;
import almanac.server.Server;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** The README and the table of slices say what is there: no command, event or endpoint is missing or made up. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("almanac");

    @Test
    void the_slices_name_every_command() throws IOException {
        Set<String> commands = CLASSES.stream()
                .flatMap(type -> Stream.concat(type.getMethods().stream(), type.getConstructors().stream()))
                .filter(unit -> unit.isAnnotatedWith(CommandHandler.class))
                .map(handler -> handler.getRawParameterTypes().getFirst().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(column(1)).isEqualTo(commands);
    }

    @Test
    void the_slices_name_every_event() throws IOException {
        Set<String> events = CLASSES.stream()
                .filter(type -> type.isInterface()
                        && type.getPackageName().endsWith(".event")
                        && type.getSimpleName().endsWith("Event"))
                .flatMap(family -> family.getSubclasses().stream())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(column(2)).isEqualTo(events);
    }

    @Test
    void the_slices_name_every_endpoint() throws IOException {
        Set<String> endpoints = Server.running().mappings().getHandlerMethods().keySet().stream()
                .flatMap(ReadmeTest::endpoints)
                .filter(endpoint -> endpoint.contains(" /api/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(column(3)).isEqualTo(endpoints);
    }

    private static Stream<String> endpoints(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
    }

    @Test
    void the_tests_that_the_slices_name_exist() throws IOException {
        Set<String> known;
        try (Stream<Path> files = Files.walk(ROOT)) {
            known = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        assertThat(known).containsAll(column(4));
    }

    @Test
    void the_number_of_operations_served_is_true() throws IOException {
        int served = ServedOperations.listed().ids().size();
        assertThat(text("README.md").replaceAll("\\s+", " ")).contains(served + " of the API's 115 operations");
    }

    /** What stands in back-quotes in one column of the table of slices. */
    private static Set<String> column(int number) throws IOException {
        List<String> cells = text("docs/slices.md")
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> line.split("\\|", -1)[number + 1])
                .toList();
        assertThat(cells).isNotEmpty();
        return cells.stream()
                .flatMap(cell -> QUOTED.matcher(cell).results())
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_readme_is_short() throws IOException {
        assertThat(text("README.md").lines().count()).isLessThanOrEqualTo(200);
    }

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
