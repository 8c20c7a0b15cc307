package almanac.history.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/**
 * Computes the difference between two JSON values as a JSON Patch (RFC 6902) of add, remove and replace. Values are
 * maps, lists and scalars. It takes time in proportion to the values: of two lists the common beginning and end are
 * kept, and the items between are compared one by one, so that one item more or less is one operation.
 */
final class JsonDiff {

    private final List<PatchOperationV1> operations = new ArrayList<>();

    private JsonDiff() {}

    static List<PatchOperationV1> between(@Nullable Object from, @Nullable Object to) {
        JsonDiff diff = new JsonDiff();
        diff.value("", from, to);
        return diff.operations;
    }

    /** Returns the patch that creates the document from nothing. */
    static List<PatchOperationV1> whole(Object document) {
        return List.of(new PatchOperationV1("add", "", document));
    }

    private void value(String path, @Nullable Object from, @Nullable Object to) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (from instanceof Map<?, ?> old && to instanceof Map<?, ?> fresh) {
            object(path, old, fresh);
        } else if (from instanceof List<?> old && to instanceof List<?> fresh) {
            list(path, old, fresh);
        } else {
            put("replace", path, to);
        }
    }

    private void object(String path, Map<?, ?> from, Map<?, ?> to) {
        for (Object name : from.keySet()) {
            if (!to.containsKey(name)) {
                remove(path + "/" + escaped(name));
            }
        }
        to.forEach((name, value) -> {
            if (from.containsKey(name)) {
                value(path + "/" + escaped(name), from.get(name), value);
            } else {
                put("add", path + "/" + escaped(name), value);
            }
        });
    }

    private void list(String path, List<?> from, List<?> to) {
        int shorter = Math.min(from.size(), to.size());
        int start = 0;
        while (start < shorter && Objects.equals(from.get(start), to.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && Objects.equals(from.get(from.size() - 1 - end), to.get(to.size() - 1 - end))) {
            end++;
        }
        for (int i = start; i < shorter - end; i++) {
            value(path + "/" + i, from.get(i), to.get(i));
        }
        for (int i = from.size() - end - 1; i >= shorter - end; i--) {
            remove(path + "/" + i);
        }
        for (int i = shorter - end; i < to.size() - end; i++) {
            put("add", path + "/" + i, to.get(i));
        }
    }

    private void remove(String path) {
        operations.add(new PatchOperationV1("remove", path, null));
    }

    /** Adds an operation. A null as a value is written, unlike an absent value. */
    private void put(String operation, String path, @Nullable Object value) {
        operations.add(new PatchOperationV1(operation, path, value == null ? NullNode.getInstance() : value));
    }

    private static String escaped(Object name) {
        return name.toString().replace("~", "~0").replace("/", "~1");
    }
}
