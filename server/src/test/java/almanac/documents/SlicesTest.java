package almanac.documents;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Server;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** The page of slices is made from the code: no command, event or endpoint is missing or made up. */
class SlicesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/slices.md");
    private static final Path MADE = Path.of("target", "slices.md");

    private static final String HEAD = """
            # Slices

            The commands, events and endpoints of each feature; its tests are in its packages. This page is made from
            the code: where `SlicesTest` fails, copy `server/target/slices.md` over it.
            """;

    /** What each feature has: by the class that has it, its commands, events or endpoints. */
    private final SortedMap<String, SortedMap<String, SortedSet<String>>> features = new TreeMap<>();

    @Test
    void the_page_says_what_the_code_has() throws IOException {
        addCommandsAndEvents();
        addEndpoints();
        String made = page();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(Files.readString(PAGE))
                .as("docs/slices.md is out of date: copy server/%s over it", MADE)
                .isEqualTo(made);
    }

    private void addCommandsAndEvents() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("almanac");
        for (JavaClass type : classes) {
            handlers(type)
                    .forEach(handler -> add(
                            type.getPackageName(),
                            type.getSimpleName() + " decides",
                            handler.getRawParameterTypes().getFirst().getSimpleName()));
            if (type.isInterface()
                    && type.getPackageName().endsWith(".event")
                    && type.getSimpleName().endsWith("Event")) {
                type.getSubclasses()
                        .forEach(
                                event -> add(type.getPackageName(), type.getSimpleName() + "s", event.getSimpleName()));
            }
        }
    }

    private static Stream<JavaCodeUnit> handlers(JavaClass type) {
        return type.getCodeUnits().stream().filter(unit -> unit.isAnnotatedWith(CommandHandler.class));
    }

    private void addEndpoints() {
        Map<RequestMappingInfo, HandlerMethod> mappings =
                Server.running().mappings().getHandlerMethods();
        mappings.forEach((mapping, handler) -> {
            Class<?> controller = handler.getBeanType();
            mapping.getMethodsCondition().getMethods().stream()
                    .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path))
                    .filter(endpoint -> endpoint.contains(" /api/"))
                    .forEach(endpoint ->
                            add(controller.getPackageName(), controller.getSimpleName() + " serves", endpoint));
        });
    }

    private void add(String packageName, String owner, String what) {
        String feature = packageName.split("\\.")[1];
        features.computeIfAbsent(feature, name -> new TreeMap<>())
                .computeIfAbsent(owner, name -> new TreeSet<>())
                .add(what);
    }

    private String page() {
        StringBuilder page = new StringBuilder(HEAD);
        features.forEach((feature, parts) -> {
            page.append("\n## ").append(feature).append("\n\n| | |\n|---|---|\n");
            parts.forEach((owner, all) -> page.append(line(owner, all)));
        });
        return page.toString();
    }

    private static String line(String owner, SortedSet<String> all) {
        return all.stream().collect(Collectors.joining("` `", "| " + owner + " | `", "` |\n"));
    }
}
