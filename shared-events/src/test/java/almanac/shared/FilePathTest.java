package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FilePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a/b", "...", ".hidden", "a b;c=d%2e&e?#", "\u4f60\u597d/\ud83c\udf39.txt", "C:/x", "~/x"})
    void a_relative_path_reads_as_itself(String path) {
        assertThat(new FilePath(path)).hasToString(path);
        assertThat(JsonMapper.shared().readValue(JsonMapper.shared().writeValueAsString(path), FilePath.class))
                .isEqualTo(new FilePath(path));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", "must name a file"),
                Arguments.of("/a", "must be relative, it begins with a slash"),
                Arguments.of("a\\b", "must not have a backslash"),
                Arguments.of("a\u0000b", "has a control character, or one that is no character"),
                Arguments.of("a\nb", "has a control character, or one that is no character"),
                Arguments.of("a\u0085b", "has a control character, or one that is no character"),
                Arguments.of("a\ud83c", "has a control character, or one that is no character"),
                Arguments.of("a\uffff", "has a control character, or one that is no character"),
                Arguments.of("a\udbff\udfff", "has a control character, or one that is no character"),
                Arguments.of("a/" + "b/".repeat(1_100) + "c", "is longer than 2048 bytes"),
                Arguments.of("a//b", "has an empty name between two slashes or at its end"),
                Arguments.of("a/", "has an empty name between two slashes or at its end"),
                Arguments.of("./a", "has the name '.', which leads elsewhere"),
                Arguments.of("a/../b", "has the name '..', which leads elsewhere"),
                Arguments.of("..", "has the name '..', which leads elsewhere"),
                Arguments.of("\u00fc".repeat(128), "has a name of more than 255 bytes"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void every_other_is_refused_with_what_is_wrong(String path, String reason) {
        assertThatThrownBy(() -> new FilePath(path)).hasMessage("path: " + reason);
    }

    @Test
    void two_spellings_of_a_name_are_one_path() {
        assertThat(new FilePath("u\u0308ber")).isEqualTo(new FilePath("\u00fcber"));
    }

    @Test
    void it_knows_the_folders_that_it_lies_in_and_its_name() {
        FilePath path = new FilePath("a/b/c.txt");
        assertThat(path.folders()).containsExactly(new FilePath("a"), new FilePath("a/b"));
        assertThat(path.name()).isEqualTo("c.txt");
        assertThat(new FilePath("c").folders()).isEmpty();
        assertThat(new FilePath("a").resolve(new FilePath("b/c.txt"))).isEqualTo(path);
    }

    @Test
    void paths_are_in_the_order_of_their_bytes() {
        assertThat(Stream.of("b", "a/c", "a.c", "a", "\ud83c\udf39", "\uff21")
                        .map(FilePath::new)
                        .sorted())
                .map(FilePath::value)
                .containsExactly("a", "a.c", "a/c", "b", "\uff21", "\ud83c\udf39");
    }
}
