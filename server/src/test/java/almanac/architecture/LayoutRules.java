package almanac.architecture;

import static almanac.architecture.Code.condition;
import static almanac.architecture.Code.packages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private static final Pattern PACKAGES = Pattern.compile(
            "[a-z]+\\.([a-z]+\\.(event|command|query|api)|shared|row|storage\\.[a-z]+|support(\\.[a-z]+)?)");

    private static final Pattern BANNED =
            Pattern.compile("(.*\\.)?(util|utils|common|model|dto|mapper|service|impl|helper)(\\..*)?");

    private static final Pattern FEATURE_PACKAGE = Pattern.compile("[a-z]+\\.([a-z]+)\\.(command|query)");
    private static final Pattern AUTOMATION = Pattern.compile("When.+Then.+");

    /** What every feature may ask: who there is, and which names are taken. */
    private static final String DIRECTORY = "access";

    private static final String[] EVENTS = packages("shared", "*.event");
    private static final String[] STORAGE = packages("storage..");
    private static final String[] COMMAND_SIDE = packages("*.command");
    private static final String[] QUERY_SIDE = packages("row", "*.query");
    private static final String[] API = packages("*.api", "support..");

    private static final Map<String, Pattern> MODULES = Map.of(
            "shared-events", Pattern.compile("[a-z]+\\.(shared|[a-z]+\\.event)"),
            "storage", Pattern.compile("[a-z]+\\.storage\\..*"),
            "command-side", Pattern.compile("[a-z]+\\.[a-z]+\\.command"),
            "query-side", Pattern.compile("[a-z]+\\.(row|[a-z]+\\.query)"),
            "api", Pattern.compile("[a-z]+\\.(support(\\..*)?|[a-z]+\\.api)"));

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
                        "the command side does not see the query side",
                        unseen(COMMAND_SIDE, QUERY_SIDE),
                        DecidesOnRows.class),
                Rule.of(
                        "the query side does not see the command side",
                        unseen(QUERY_SIDE, COMMAND_SIDE),
                        AsksTheCommandSide.class),
                Rule.of(
                        "events know nothing but events",
                        unseen(EVENTS, STORAGE, COMMAND_SIDE, QUERY_SIDE, API),
                        KnowsStorage.class,
                        KnowsItsCommand.class),
                Rule.of("storage knows events alone", unseen(STORAGE, COMMAND_SIDE, QUERY_SIDE, API), KnowsARow.class),
                Rule.of("neither side knows the api", unseen(sides(), API), KnowsTheWeb.class),
                Rule.of(
                        "a feature knows the events of other features, not their commands and rows",
                        ownCommandsAndRows(),
                        SendsAnothersCommand.class,
                        ReadsAnothersRow.class));
    }

    private static String[] sides() {
        return packages("*.command", "row", "*.query");
    }

    private static ArchRule knownPackages() {
        return classes().should(condition("be in a known package", (JavaClass type, Consumer<String> complain) -> {
            if (!PACKAGES.matcher(type.getPackageName()).matches()) {
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
            MODULES.forEach((module, packages) -> {
                boolean belongs = packages.matcher(type.getPackageName()).matches();
                if (belongs && (!source.contains("/" + module + "/") || source.contains("/test-classes/"))) {
                    complain.accept("%s belongs to %s, not to %s".formatted(type.getName(), module, source));
                }
            });
        }));
    }

    private static ArchRule unseen(String[] from, String[]... to) {
        String[] all = List.of(to).stream().flatMap(Arrays::stream).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all);
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
