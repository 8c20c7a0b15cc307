package almanac.architecture;

import static almanac.architecture.Code.are;
import static almanac.architecture.Code.condition;
import static almanac.architecture.Code.packages;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import almanac.row.Row;
import almanac.shared.DomainException;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.web.bind.annotation.RestController;
import wrong.project.api.PublicController;
import wrong.project.command.EvolvesTooMuch;
import wrong.project.command.PublicAggregate;
import wrong.project.event.LooseEvent;
import wrong.project.event.MappedEvent;
import wrong.project.event.OpenEvent;
import wrong.project.event.StoredWireV1;
import wrong.project.query.AnswersWhatIsStoredV1;
import wrong.project.query.AskingRow;
import wrong.project.query.PublicProjector;
import wrong.project.query.PublicRow;

/** Events, aggregates and rows: what they are and what they keep away from. */
final class StateRules {

    private static final String[] EVENTS = packages("*.event");

    private static final String WIRE = ".*V\\d+";

    private static final List<String> LOGGING = List.of(
            "org.slf4j",
            "java.util.logging",
            "org.apache.commons.logging",
            "java.lang.System$Logger",
            "java.io.PrintStream");

    private StateRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("event families are sealed interfaces", sealedFamilies(), OpenEvent.class),
                Rule.of(
                        "events are records nested in their family",
                        nestedRecords(),
                        LooseEvent.class,
                        OpenEvent.Happened.class),
                Rule.of("events know nothing of databases, Spring and HTTP", plainEvents(), MappedEvent.class),
                Rule.of(
                        "what is stored is not what is answered: a wire record holds no record of an event",
                        ownWireRecords(),
                        StoredWireV1.class,
                        AnswersWhatIsStoredV1.class),
                Rule.of(
                        "aggregates, rows, projectors and controllers are nobody else's business",
                        hidden(),
                        PublicAggregate.class,
                        PublicRow.class,
                        PublicProjector.class,
                        PublicController.class),
                Rule.of("rows change through their events, and ask nobody", secludedRows(), AskingRow.class),
                Rule.of("evolving is assigning: it does not log, refuse or apply", silentEvolution())
                        .andBy(
                                EvolvesTooMuch.class,
                                "evolveAndLog",
                                "evolveAndPrint",
                                "evolveAndRefuse",
                                "evolveAndApply"));
    }

    private static ArchRule sealedFamilies() {
        return classes()
                .that()
                .resideInAnyPackage(EVENTS)
                .and()
                .areInterfaces()
                .and()
                .areNotAnnotations()
                .and()
                .doNotHaveSimpleName("package-info")
                .should(condition("be sealed", (JavaClass type, Consumer<String> complain) -> {
                    if (!type.reflect().isSealed()) {
                        complain.accept(type.getName() + " is not sealed");
                    }
                }));
    }

    /** Wire records have the names of schemas, which end in a version. Enums are words, and shared. */
    private static ArchRule ownWireRecords() {
        return classes()
                .that()
                .haveNameMatching(WIRE)
                .should(condition("be apart from what is stored", (JavaClass type, Consumer<String> complain) -> {
                    if (isStored(type)) {
                        complain.accept(type.getName() + " is a wire record among events");
                    }
                    type.getFields().stream()
                            .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                            .filter(StateRules::isStored)
                            .forEach(part -> complain.accept(
                                    "%s answers with %s, which is stored".formatted(type.getName(), part.getName())));
                }));
    }

    private static boolean isStored(JavaClass type) {
        return type.isRecord() && type.getPackageName().endsWith(".event");
    }

    private static ArchRule nestedRecords() {
        return classes()
                .that()
                .resideInAnyPackage(EVENTS)
                .and()
                .areNotInterfaces()
                .should(condition("be records nested in their family", (JavaClass type, Consumer<String> complain) -> {
                    for (JavaClass family : families(type)) {
                        boolean nested =
                                type.getEnclosingClass().filter(family::equals).isPresent();
                        if (!type.isRecord() || !nested) {
                            complain.accept("%s is no record nested in %s".formatted(type.getName(), family.getName()));
                        }
                    }
                }));
    }

    private static List<JavaClass> families(JavaClass type) {
        return type.getRawInterfaces().stream()
                .filter(family -> family.getPackageName().endsWith(".event"))
                .toList();
    }

    private static ArchRule plainEvents() {
        String[] known = packages("shared", "*.event");
        return classes()
                .that()
                .resideInAnyPackage(EVENTS)
                .should()
                .onlyDependOnClassesThat(are(
                        "of Java, events, or annotations of JSON and null",
                        type -> type.isPrimitive()
                                || type.isArray()
                                || JavaClass.Predicates.resideInAnyPackage(known)
                                        .test(type)
                                || JavaClass.Predicates.resideInAnyPackage(
                                                "java.lang..",
                                                "java.util..",
                                                "java.time..",
                                                "com.fasterxml.jackson.annotation",
                                                "org.jspecify.annotations",
                                                "org.axonframework.serialization")
                                        .test(type)));
    }

    private static ArchRule hidden() {
        return classes()
                .that(are("aggregates, rows, projectors or controllers", StateRules::isInternal))
                .should()
                .notHaveModifier(PUBLIC);
    }

    private static boolean isInternal(JavaClass type) {
        boolean isRow = type.isAssignableTo(Row.class) && !type.isEquivalentTo(Row.class);
        boolean isAggregate = type.isAnnotatedWith(Aggregate.class)
                || type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class));
        boolean isProjector = type.getMethods().stream()
                .anyMatch(method ->
                        method.isAnnotatedWith(EventHandler.class) || method.isAnnotatedWith(QueryHandler.class));
        return isRow || isAggregate || isProjector || type.isAnnotatedWith(RestController.class);
    }

    private static ArchRule secludedRows() {
        return noClasses()
                .that()
                .areAssignableTo(Row.class)
                .should()
                .dependOnClassesThat(are(
                        "of Spring, JDBC or the entity manager",
                        type -> JavaClass.Predicates.resideInAnyPackage(
                                                "org.springframework..", "java.sql..", "javax.sql..")
                                        .test(type)
                                || type.isAssignableTo("jakarta.persistence.EntityManager")));
    }

    private static ArchRule silentEvolution() {
        return methods()
                .that()
                .areAnnotatedWith(EventSourcingHandler.class)
                .should(condition(
                        "only assign",
                        (JavaMethod method, Consumer<String> complain) -> method.getAccessesFromSelf().stream()
                                .filter(access -> isMoreThanAssigning(access.getTarget()))
                                .forEach(access -> complain.accept(access.getDescription()))));
    }

    private static boolean isMoreThanAssigning(AccessTarget target) {
        String owner = target.getOwner().getName();
        boolean isLogging = LOGGING.stream().anyMatch(owner::startsWith);
        boolean isRefusal = target instanceof AccessTarget.CodeUnitAccessTarget call
                && call.getRawReturnType().isEquivalentTo(DomainException.class);
        boolean isApplying = target.getOwner().isEquivalentTo(AggregateLifecycle.class)
                && target.getName().equals("apply");
        return isLogging || isRefusal || isApplying;
    }
}
