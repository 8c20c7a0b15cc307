package almanac.contract;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which operations of the contract an application has a handler for. */
public record ServedOperations(Set<String> ids) {

    /** A method and a path pattern that the application maps; an empty method stands for every method. */
    public record Mapping(String method, String pattern) {
        boolean serves(Operation operation) {
            return (method.isEmpty() || method.equals(operation.method()))
                    && operation.path().servedBy(pattern);
        }
    }

    public static ServedOperations of(Collection<Mapping> mappings) {
        return new ServedOperations(Contract.domino().operations().stream()
                .filter(operation -> mappings.stream().anyMatch(mapping -> mapping.serves(operation)))
                .map(Operation::id)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    public static ServedOperations of(RequestMappingHandlerMapping handlers) {
        return of(handlers.getHandlerMethods().keySet().stream()
                .flatMap(ServedOperations::mappings)
                .toList());
    }

    /** The operations listed in served.txt. */
    public static ServedOperations listed() {
        return new ServedOperations(Contract.resource("served.txt")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Fails when this is not exactly what the list says, and tells how many operations are served. */
    public void mustBe(ServedOperations listed) {
        System.out.println(summary());
        Set<String> unlisted = difference(ids, listed.ids);
        Set<String> lost = difference(listed.ids, ids);
        if (!unlisted.isEmpty() || !lost.isEmpty()) {
            throw new AssertionError(summary()
                    + lines("served, add to served.txt:", unlisted)
                    + lines("listed in served.txt, but no longer served (or not an operation):", lost));
        }
    }

    String summary() {
        return "served " + ids.size() + " of " + Contract.domino().operations().size();
    }

    private static Stream<Mapping> mappings(RequestMappingInfo info) {
        Set<String> methods =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).collect(Collectors.toSet());
        return (methods.isEmpty() ? Set.of("") : methods)
                .stream()
                        .flatMap(method ->
                                info.getPatternValues().stream().map(pattern -> new Mapping(method, pattern)));
    }

    private static Set<String> difference(Set<String> these, Set<String> those) {
        Set<String> rest = new TreeSet<>(these);
        rest.removeAll(those);
        return rest;
    }

    private static String lines(String heading, Set<String> ids) {
        return ids.isEmpty() ? "" : "\n" + heading + "\n  " + String.join("\n  ", ids);
    }
}
