package almanac.contract;

import java.util.Set;
import java.util.stream.Collectors;

/** Where the server knowingly differs from the contract: the lines of extensions.txt, which explains them. */
record Extensions(Set<String> lines) {

    private static final Extensions COMMITTED = of(Contract.resource("extensions.txt"));

    static Extensions committed() {
        return COMMITTED;
    }

    static Extensions of(String text) {
        return new Extensions(text.lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean hasMember(String schema, String name) {
        return lines.contains("member " + schema + "." + name);
    }

    boolean lacksMember(String schema, String name) {
        return lines.contains("absent " + schema + "." + name);
    }

    boolean hasParameter(String operationId, String name) {
        return lines.contains("parameter " + name) || lines.contains("parameter " + operationId + "." + name);
    }

    boolean hasStatus(String operationId, int status) {
        return lines.contains("status " + status) || lines.contains("status " + operationId + "." + status);
    }
}
