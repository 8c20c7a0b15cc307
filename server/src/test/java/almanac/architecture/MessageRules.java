package almanac.architecture;

import static almanac.architecture.Code.condition;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import almanac.shared.AnswerType;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenCodeUnitsConjunction;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.queryhandling.QueryHandler;
import wrong.organization.query.UnguardedOrganization;
import wrong.project.command.EditsNoProject;
import wrong.project.command.MisnamedHandlers;
import wrong.project.command.NeverHandled;
import wrong.project.command.OpenAndRequiring;
import wrong.project.command.UnguardedCommand;
import wrong.project.query.CountsProjects;
import wrong.project.query.FirstAnswer;
import wrong.project.query.PagesOfNumbers;
import wrong.project.query.SecondAnswer;
import wrong.project.query.UnguardedQuery;
import wrong.user.query.ListsNobody;

/** What commands and queries say about who may send them, and who handles them. */
final class MessageRules {

    private static final List<Class<? extends Annotation>> WHO_MAY =
            List.of(Requires.class, OpenToAll.class, SystemOnly.class);

    private static final Map<Class<? extends Annotation>, Set<String>> NAMES = Map.of(
            CommandHandler.class, Set.of("decide"),
            EventSourcingHandler.class, Set.of("evolve"),
            QueryHandler.class, Set.of("answer"),
            EventHandler.class, Set.of("on", "react"));

    private static final Pattern FAMILY = Pattern.compile("\\w+(Command|Query)");

    private MessageRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "every message says who may send it, in one way",
                        guarded(),
                        UnguardedCommand.class,
                        UnguardedQuery.class,
                        OpenAndRequiring.class),
                Rule.of(
                        "a message that needs a permission is about what the permission is held in",
                        aboutItsScope(),
                        EditsNoProject.class,
                        UnguardedOrganization.class,
                        ListsNobody.class),
                Rule.of("a message is a record and has a handler", handled(), NeverHandled.class),
                Rule.of(
                        "messages are nested in the file of their aggregate and side",
                        nestedInFamily(),
                        NeverHandled.class,
                        ListsNobody.class),
                Rule.of("no two handlers answer one message", handledOnce(), FirstAnswer.class, SecondAnswer.class),
                Rule.of(
                        "a query is answered with what it declares",
                        answeredAsDeclared(),
                        UnguardedQuery.class,
                        CountsProjects.class,
                        PagesOfNumbers.class),
                Rule.of("handlers are named after what they do", named())
                        .andBy(MisnamedHandlers.class, "handle", "on", "execute", "query"));
    }

    private static ArchRule guarded() {
        return handlers()
                .should(condition(
                        "be for messages that say who may send them",
                        (JavaCodeUnit handler, Consumer<String> complain) -> {
                            JavaClass message = message(handler);
                            long ways = WHO_MAY.stream()
                                    .filter(message::isAnnotatedWith)
                                    .count();
                            if (ways != 1) {
                                complain.accept(
                                        "%s says in %d ways who may send it".formatted(message.getName(), ways));
                            }
                        }));
    }

    private static ArchRule aboutItsScope() {
        return handlers()
                .should(condition(
                        "be for messages about their scope", (JavaCodeUnit handler, Consumer<String> complain) -> {
                            JavaClass message = message(handler);
                            if (message.isAnnotatedWith(Requires.class)) {
                                permissions(message).forEach(permission -> {
                                    List<Class<?>> subjects = permission.scope().messages();
                                    boolean isOfSeveral = permission.scope().hasRoles()
                                            && message.isAssignableTo(Scoped.Several.class);
                                    if (!isOfSeveral && subjects.stream().noneMatch(message::isAssignableTo)) {
                                        complain.accept("%s needs %s and is none of %s"
                                                .formatted(message.getName(), permission, subjects));
                                    }
                                });
                            }
                        }));
    }

    private static Stream<Permission> permissions(JavaClass message) {
        return Stream.of(message.getAnnotationOfType(Requires.class).value());
    }

    private static ArchRule handled() {
        return classes().should(new ArchCondition<>("be records with a handler, if they are messages") {

            private final Set<String> handled = new HashSet<>();

            @Override
            public void init(Collection<JavaClass> all) {
                handlersIn(all).forEach(handler -> handled.add(message(handler).getName()));
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean isMessage = WHO_MAY.stream().anyMatch(type::isAnnotatedWith);
                if (isMessage && !(type.isRecord() && handled.contains(type.getName()))) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is no record with a handler"));
                }
            }
        });
    }

    private static ArchRule nestedInFamily() {
        return classes().should(condition("be nested in their family", (JavaClass type, Consumer<String> complain) -> {
            boolean isMessage = WHO_MAY.stream().anyMatch(type::isAnnotatedWith);
            boolean nested = type.getEnclosingClass()
                    .filter(family -> family.isInterface()
                            && FAMILY.matcher(family.getSimpleName()).matches())
                    .isPresent();
            if (isMessage && !nested) {
                complain.accept(type.getName() + " is in no file of commands or queries");
            }
        }));
    }

    private static ArchRule handledOnce() {
        return classes().should(new ArchCondition<>("not handle what another handles") {

            private final Map<String, Integer> handlers = new HashMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                handlersIn(all)
                        .forEach(handler -> handlers.merge(message(handler).getName(), 1, Integer::sum));
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                handlersIn(List.of(type))
                        .filter(handler ->
                                handlers.getOrDefault(message(handler).getName(), 0) > 1)
                        .forEach(handler -> events.add(SimpleConditionEvent.violated(
                                type, handler.getFullName() + " is not the only handler of its message")));
            }
        });
    }

    private static ArchRule answeredAsDeclared() {
        return methods()
                .that()
                .areAnnotatedWith(QueryHandler.class)
                .should(condition("return what the query declares", (JavaMethod handler, Consumer<String> complain) -> {
                    Class<?> query = message(handler).reflect();
                    Type returned = boxed(handler.reflect().getGenericReturnType());
                    if (!Query.class.isAssignableFrom(query)) {
                        complain.accept(query.getName() + " declares no answer");
                    } else if (!AnswerType.declared(query).equals(returned)) {
                        complain.accept("%s declares %s and is answered with %s"
                                .formatted(query.getName(), AnswerType.declared(query), returned));
                    }
                }));
    }

    private static Type boxed(Type type) {
        return type instanceof Class<?> plain
                ? MethodType.methodType(plain).wrap().returnType()
                : type;
    }

    private static ArchRule named() {
        return methods()
                .should(condition("be named after what they do", (JavaMethod method, Consumer<String> complain) -> {
                    for (Map.Entry<Class<? extends Annotation>, Set<String>> entry : NAMES.entrySet()) {
                        if (method.isAnnotatedWith(entry.getKey())
                                && !entry.getValue().contains(method.getName())) {
                            complain.accept("%s is not named %s".formatted(method.getFullName(), entry.getValue()));
                        }
                    }
                }));
    }

    private static GivenCodeUnitsConjunction<JavaCodeUnit> handlers() {
        return codeUnits().that().areAnnotatedWith(CommandHandler.class).or().areAnnotatedWith(QueryHandler.class);
    }

    private static Stream<JavaCodeUnit> handlersIn(Collection<JavaClass> types) {
        return types.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.isAnnotatedWith(CommandHandler.class) || unit.isAnnotatedWith(QueryHandler.class));
    }

    /** The first parameter; what follows is resolved by the framework. */
    private static JavaClass message(JavaCodeUnit handler) {
        return handler.getRawParameterTypes().getFirst();
    }
}
