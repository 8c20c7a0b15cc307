package almanac.history.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The patches are applied by somebody else's implementation of RFC 6902. */
class JsonDiffTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final List<String> NAMES = List.of("", "a", "b", "a/b", "m~n", "~1", "~01", "0", "-", "ü \"'");
    private static final int PAIRS = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_patch_turns_one_tree_into_the_other(long seed) {
        Trees trees = new Trees(new Random(seed));
        for (int pair = 0; pair < PAIRS; pair++) {
            Map<String, Object> from = trees.object(4);
            Map<String, Object> to = pair % 2 == 0 ? trees.object(4) : trees.changed(from);
            assertTurns(from, to);
        }
    }

    @Test
    void of_what_is_equal_there_is_no_difference() {
        assertThat(JsonDiff.between(Map.of("a", List.of(1, 2)), Map.of("a", List.of(1, 2))))
                .isEmpty();
    }

    @Test
    void members_are_added_removed_and_replaced() {
        assertThat(JsonDiff.between(Map.of("a", 1), Map.of("b", 1)))
                .containsExactly(operation("remove", "/a", null), operation("add", "/b", 1));
        assertThat(JsonDiff.between(Map.of("a", 1), Map.of("a", "1"))).containsExactly(operation("replace", "/a", "1"));
    }

    @Test
    void names_are_escaped_in_pointers() {
        assertThat(JsonDiff.between(Map.of("a/b~c", 1), Map.of("a/b~c", 2)))
                .containsExactly(operation("replace", "/a~1b~0c", 2));
    }

    @Test
    void one_item_more_or_less_is_one_operation_wherever_it_is() {
        List<String> all = List.of("a", "b", "c", "d", "e");
        for (int gone = 0; gone < all.size(); gone++) {
            List<String> fewer = new ArrayList<>(all);
            fewer.remove(gone);
            assertThat(JsonDiff.between(all, fewer)).containsExactly(operation("remove", "/" + gone, null));
            assertThat(JsonDiff.between(fewer, all)).containsExactly(operation("add", "/" + gone, all.get(gone)));
        }
    }

    @Test
    void a_change_within_an_item_is_told_within_it() {
        assertThat(JsonDiff.between(List.of(Map.of("id", 1, "role", "x"), 7), List.of(Map.of("id", 1, "role", "y"), 7)))
                .containsExactly(operation("replace", "/0/role", "y"));
    }

    @Test
    void a_null_that_is_a_value_is_written() {
        Map<String, Object> to = new LinkedHashMap<>();
        to.put("a", null);
        assertThat(JSON.writeValueAsString(JsonDiff.between(Map.of(), to)))
                .isEqualTo("[{\"op\":\"add\",\"path\":\"/a\",\"value\":null}]");
        assertThat(JSON.writeValueAsString(JsonDiff.between(to, Map.of())))
                .isEqualTo("[{\"op\":\"remove\",\"path\":\"/a\"}]");
    }

    @Test
    void from_nothing_the_whole_document_is_added() {
        Map<String, Object> document = Map.of("a", List.of(1));
        assertThat(applied("{}", JsonDiff.whole(document))).isEqualTo(read(JSON.writeValueAsString(document)));
    }

    private static void assertTurns(Map<String, Object> from, Map<String, Object> to) {
        String start = JSON.writeValueAsString(from);
        assertThat(applied(start, JsonDiff.between(from, to)))
                .as("from %s", start)
                .isEqualTo(read(JSON.writeValueAsString(to)));
    }

    private static JsonObject applied(String document, List<PatchOperationV1> patch) {
        try (JsonReader reader = Json.createReader(new StringReader(JSON.writeValueAsString(patch)))) {
            return Json.createPatch(reader.readArray()).apply(read(document));
        }
    }

    private static JsonObject read(String document) {
        try (JsonReader reader = Json.createReader(new StringReader(document))) {
            return reader.readObject();
        }
    }

    private static PatchOperationV1 operation(String op, String path, @Nullable Object value) {
        return new PatchOperationV1(op, path, value);
    }

    /** Trees that are small and alike, so that parts of them are equal. */
    private record Trees(Random random) {

        Map<String, Object> object(int depth) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                object.put(NAMES.get(random.nextInt(NAMES.size())), value(depth - 1));
            }
            return object;
        }

        @Nullable
        Object value(int depth) {
            return switch (random.nextInt(depth > 0 ? 8 : 5)) {
                case 0 -> null;
                case 1 -> random.nextInt(3);
                case 2 -> random.nextBoolean();
                case 3 -> "text " + random.nextInt(3);
                case 4 -> List.of();
                case 5 -> object(depth);
                default -> list(depth);
            };
        }

        private List<Object> list(int depth) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                list.add(value(depth - 1));
            }
            return list;
        }

        /** The same tree but for a few members and items. */
        Map<String, Object> changed(Map<String, Object> object) {
            Map<String, Object> changed = new LinkedHashMap<>();
            object.forEach((name, value) -> {
                if (random.nextInt(6) > 0) {
                    changed.put(name, changed(value));
                }
            });
            return changed;
        }

        @SuppressWarnings("unchecked") // made here
        @Nullable
        private Object changed(@Nullable Object value) {
            return switch (value) {
                case Map<?, ?> object -> changed((Map<String, Object>) object);
                case List<?> list -> changed(list);
                case null, default -> random.nextInt(6) > 0 ? value : value(1);
            };
        }

        private List<Object> changed(List<?> list) {
            List<Object> changed = new ArrayList<>();
            for (Object item : list) {
                if (random.nextInt(6) > 0) {
                    changed.add(changed(item));
                }
                if (random.nextInt(6) == 0) {
                    changed.add(value(1));
                }
            }
            return changed;
        }
    }
}
