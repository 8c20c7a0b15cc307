package almanac.contract;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds nulls, which no body of ours contains: an absent value is left out. */
final class Nulls {

    private Nulls() {}

    static List<String> in(String path, JsonNode value) {
        return paths(path, value).toList();
    }

    private static Stream<String> paths(String path, JsonNode value) {
        if (value.isNull()) {
            return Stream.of(path);
        }
        if (value.isArray()) {
            return IntStream.range(0, value.size()).boxed().flatMap(i -> paths(path + "[" + i + "]", value.path(i)));
        }
        return value.properties().stream().flatMap(each -> paths(path + "." + each.getKey(), each.getValue()));
    }
}
