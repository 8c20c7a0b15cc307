package almanac.architecture;

import static almanac.architecture.Code.condition;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import wrong.dataset.command.SendsAnothersCommand;
import wrong.dataset.query.ReadsAnothersRow;
import wrong.project.command.DecidesOnRows;
import wrong.project.command.KnowsTheWeb;
import wrong.project.event.KnowsItsCommand;
import wrong.project.query.AsksTheCommandSide;
import wrong.project.service.InAPackageNamedAfterItsKind;
import wrong.shared.KnowsStorage;
import wrong.storage.git.KnowsARow;

/** Where things are, and who knows whom. */
final class LayoutRules {

    private static final Pattern BANNED =
            Pattern.compile("(.*\\.)?(util|utils|common|model|dto|mapper|service|impl|helper)(\\..*)?");

    private static final Pattern FEATURE_PACKAGE = Pattern.compile("[a-z]+\\.([a-z]+)\\.(command|query)");
    private static final Pattern AUTOMATION = Pattern.compile("When.+Then.+");

    /** What every feature may ask: who there is, and which names are taken. */
    private static final String DIRECTORY = "access";

    /** Which packages each module has, below either root. */
    private static final Map<String, Pattern> MODULES = Map.of(
            "shared-events", rooms("shared|[a-z]+\\.event"),
            "event-store", rooms("(messaging|store|projection|log|axonserver|row|person|secret|turn|memory|role)"),
            "storage", rooms("storage\\.[a-z]+"),
            "access", rooms("access(\\.projection)?"),
            "command-side", rooms("[a-z]+\\.command"),
            "query-side", rooms("[a-z]+\\.query"),
            "execution",
                    rooms(
                            "execution(\\.(process|serving))?|(cost|dataset|gateway|monitoring|notification|registeredmodel)\\.work"),
            "api",
                    rooms(
                            "[a-z]+\\.api|(git|log|gateway|modelapi|job)\\.http|console(\\.[a-z]+)?|web|security|connection"),
            "server", rooms("server(\\.cli)?"));

    /** Which modules each may use, besides itself. The compiler holds this for what ships; here it is said, and tried. */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "shared-events", List.of(),
            "event-store", List.of("shared-events"),
            "storage", List.of("shared-events", "event-store"),
            "access", List.of("shared-events", "event-store", "storage"),
            "command-side", List.of("shared-events", "event-store", "storage", "access"),
            "query-side", List.of("shared-events", "event-store", "storage", "access"),
            "execution", List.of("shared-events", "event-store", "storage", "access", "command-side", "query-side"),
            "api",
                    List.of(
                            "shared-events",
                            "event-store",
                            "storage",
                            "access",
                            "command-side",
                            "query-side",
                            "execution"),
            "server", List.copyOf(MODULES.keySet()));

    private LayoutRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "every package is a side of a feature, or one of the few shared ones",
                        knownPackages(),
                        InAPackageNamedAfterItsKind.class),
                Rule.of(
                        "no package is named after a kind of class",
                        noBannedPackages(),
                        InAPackageNamedAfterItsKind.class),
                Rule.of("every package says what may be null", nullMarked(), InAPackageNamedAfterItsKind.class),
                Rule.of(
                        "every class is in the module that its package belongs to",
                        inItsModule(),
                        DecidesOnRows.class,
                        AsksTheCommandSide.class,
                        KnowsStorage.class,
                        KnowsARow.class),
                Rule.of(
                        "a module uses none but those that are below it",
                        usesThoseBelow(),
                        DecidesOnRows.class,
                        AsksTheCommandSide.class,
                        KnowsStorage.class,
                        KnowsItsCommand.class,
                        KnowsARow.class,
                        KnowsTheWeb.class),
                Rule.of(
                        "a feature knows the events of other features, not their commands and rows",
                        ownCommandsAndRows(),
                        SendsAnothersCommand.class,
                        ReadsAnothersRow.class));
    }

    private static Pattern rooms(String packages) {
        return Pattern.compile("(almanac|wrong)\\.(" + packages + ")");
    }

    /** Empty for a package that is no module's. */
    private static Optional<String> module(JavaClass type) {
        return MODULES.entrySet().stream()
                .filter(module ->
                        module.getValue().matcher(type.getPackageName()).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static ArchRule knownPackages() {
        return classes().should(condition("be in a known package", (JavaClass type, Consumer<String> complain) -> {
            if (module(type).isEmpty()) {
                complain.accept("%s is in a package of no known kind".formatted(type.getName()));
            }
        }));
    }

    private static ArchRule noBannedPackages() {
        return classes()
                .should(condition("be in a package with a name", (JavaClass type, Consumer<String> complain) -> {
                    if (BANNED.matcher(type.getPackageName()).matches()) {
                        complain.accept("%s is in a package named after a kind of class".formatted(type.getName()));
                    }
                }));
    }

    private static ArchRule nullMarked() {
        return classes()
                .should(condition(
                        "be in a package that says what may be null", (JavaClass type, Consumer<String> complain) -> {
                            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                                complain.accept("%s is in a package without @NullMarked".formatted(type.getName()));
                            }
                        }));
    }

    /** As told by where its class file lies: the module's folder, or its jar. */
    private static ArchRule inItsModule() {
        return classes().should(condition("be in its module", (JavaClass type, Consumer<String> complain) -> {
            String source = type.getSource().orElseThrow().getUri().toString();
            module(type).ifPresent(module -> {
                if (!source.contains("/" + module + "/") || source.contains("/test-classes/")) {
                    complain.accept("%s belongs to %s, not to %s".formatted(type.getName(), module, source));
                }
            });
        }));
    }

    private static ArchRule usesThoseBelow() {
        return classes().should(condition("use modules below it", (JavaClass type, Consumer<String> complain) -> {
            String own = module(type).orElse("");
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String other = module(dependency.getTargetClass()).orElse(own);
                if (!own.equals(other) && !MAY_USE.getOrDefault(own, List.of()).contains(other)) {
                    complain.accept(dependency.getDescription());
                }
            });
        }));
    }

    private static ArchRule ownCommandsAndRows() {
        return classes().should(condition("keep to its feature", (JavaClass type, Consumer<String> complain) -> {
            Matcher own = FEATURE_PACKAGE.matcher(type.getPackageName());
            if (!own.matches() || AUTOMATION.matcher(type.getSimpleName()).matches()) {
                return;
            }
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                Matcher other =
                        FEATURE_PACKAGE.matcher(dependency.getTargetClass().getPackageName());
                if (other.matches()
                        && !other.group(1).equals(own.group(1))
                        && !other.group(1).equals(DIRECTORY)) {
                    complain.accept(dependency.getDescription());
                }
            });
        }));
    }
}
