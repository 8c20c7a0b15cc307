package almanac.architecture;

import static almanac.architecture.Code.are;
import static almanac.architecture.Code.condition;
import static almanac.architecture.Code.packages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import almanac.console.ConsolePages;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import wrong.console.home.AsksTheDatabase;
import wrong.project.api.CatchingController;
import wrong.project.api.SendsByItself;
import wrong.project.command.LooksAtTheClock;
import wrong.project.command.RollsDice;

/** What is called by nobody, or by one class alone. */
final class CallRules {

    /** Who may after all: the source of the one clock, and those of ids of messages, requests, servers and drafts. */
    static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            "almanac.shared.OrderedIdentifiers", Set.of("java.util.concurrent.ThreadLocalRandom.current"),
            "almanac.store.EventStoreConfiguration", Set.of("java.time.Clock.system"),
            "almanac.messaging.RequestId", Set.of("java.util.UUID.randomUUID"),
            "almanac.store.ServerConnections", Set.of("java.util.UUID.randomUUID"),
            "almanac.storage.files.Uploads", Set.of("java.util.UUID.randomUUID"));

    private static final Set<String> BANNED = Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.InstantSource.system",
            "java.util.Date.<init>",
            "java.util.Random.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    private CallRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("time and chance come from outside", noClockNoChance(EXCEPTIONS))
                        .andBy(
                                LooksAtTheClock.class,
                                "instant",
                                "localDate",
                                "localDateTime",
                                "offsetDateTime",
                                "zonedDateTime",
                                "millis",
                                "clock",
                                "instantSource",
                                "date",
                                "asReference")
                        .andBy(RollsDice.class, "uuid", "random", "mathRandom", "threadLocal", "inALambda"),
                Rule.of("what the api refuses is answered in one place: controllers do not catch", noCatching())
                        .andBy(CatchingController.class, "get", "inALambda"),
                Rule.of("messages are sent through Dispatch", oneDispatch(), SendsByItself.class),
                Rule.of("pages of the console ask the buses, and no table", noTables(), AsksTheDatabase.class));
    }

    private static ArchRule noTables() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages("console", "console.*"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "jakarta.persistence..",
                        "org.springframework.jdbc..",
                        "almanac.access..",
                        "almanac.storage.credential..");
    }

    static ArchRule noClockNoChance(Map<String, Set<String>> exceptions) {
        return classes()
                .should(condition("take time and chance as parameters", (JavaClass type, Consumer<String> complain) -> {
                    Set<String> allowed = exceptions.getOrDefault(type.getName(), Set.of());
                    type.getCodeUnitAccessesFromSelf().stream()
                            .filter(access -> isBanned(access.getTarget()))
                            .filter(access -> !allowed.contains(name(access.getTarget())))
                            .map(JavaCodeUnitAccess::getDescription)
                            .forEach(complain);
                }));
    }

    private static boolean isBanned(AccessTarget.CodeUnitAccessTarget target) {
        return isNow(target) || (BANNED.contains(name(target)) && !isGivenATime(target));
    }

    /** {@code new Date(millis)} and the like are about a time known already. */
    private static boolean isGivenATime(AccessTarget.CodeUnitAccessTarget target) {
        return name(target).equals("java.util.Date.<init>")
                && !target.getRawParameterTypes().isEmpty();
    }

    /** {@code now()} in all its forms but the one that is given a clock. */
    private static boolean isNow(AccessTarget.CodeUnitAccessTarget target) {
        return target.getName().equals("now")
                && target.getOwner().getPackageName().equals("java.time")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
    }

    private static String name(AccessTarget.CodeUnitAccessTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }

    private static ArchRule noCatching() {
        return classes()
                .that()
                .resideInAnyPackage(packages("*.api"))
                .or()
                .areAnnotatedWith(ConsolePages.class)
                .should(condition(
                        "leave failures to the advice",
                        (JavaClass type, Consumer<String> complain) -> type.getCodeUnits().stream()
                                .filter(unit -> !unit.getTryCatchBlocks().isEmpty())
                                .forEach(unit -> complain.accept(unit.getFullName() + " has a try block"))));
    }

    private static ArchRule oneDispatch() {
        List<Class<?>> ways = List.of(CommandGateway.class, QueryGateway.class, CommandBus.class, QueryBus.class);
        return noClasses()
                .that(are(
                        "neither Dispatch's ways, automations, what these send by, nor the configuration of the buses",
                        type -> !type.getName().matches("almanac\\.messaging\\.(WithinProcess|FollowUps)")
                                && !type.getPackageName().equals("almanac.axonserver")
                                && !type.getName().startsWith("almanac.store.EventStoreConfiguration")
                                && !type.getSimpleName().matches("When.+Then.+")))
                .should()
                .dependOnClassesThat(
                        are("of gateways and buses", type -> ways.stream().anyMatch(type::isAssignableTo)));
    }
}
