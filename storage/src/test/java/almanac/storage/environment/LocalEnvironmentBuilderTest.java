package almanac.storage.environment;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.environment.event.BuildStatus;
import almanac.environment.event.EnvironmentVariables;
import almanac.environment.event.RevisionDefinition;
import almanac.shared.VariablesId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalEnvironmentBuilderTest {

    private final EnvironmentBuilder builder = new LocalEnvironmentBuilder();
    private final List<BuildStatus> reached = new ArrayList<>();

    @Test
    void what_is_well_formed_goes_through_every_stage() {
        assertThat(built("python:3.13", "RUN pip install numpy", "LEVEL")).isEmpty();
        assertThat(reached)
                .containsExactly(BuildStatus.STARTING, BuildStatus.PULLING, BuildStatus.BUILDING, BuildStatus.PUSHING);
    }

    @Test
    void an_image_is_enough() {
        RevisionDefinition image = new RevisionDefinition(
                "quay.io/team/base@sha256:0a1b",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(builder.build(image, reached::add)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# only a comment",
                "run apt-get update\n\nUSER ubuntu",
                "RUN apt-get update && \\\n  # why\n\n  apt-get install -y git",
                "RUN <<EOF\nFROM nothing\nEOF\nENV A=1",
                "RUN <<-'END' cat\n\tfree text\n\tEND",
                "COPY <<one <<two /tmp/\na\none\nb\ntwo",
                "RUN echo \\",
            })
    void instructions_as_in_a_dockerfile_are_well_formed(String instructions) {
        assertThat(built("base", instructions)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "FROM other, Line 1: FROM",
                "\"USER a\nFORM b\", Line 2: 'FORM' is not an instruction",
                "\"RUN a \\\n b\nnonsense\", Line 3: 'nonsense'",
                "RUN, Line 1: RUN needs",
                "\"ENV A=1\nRUN <<EOF\necho\", Line 2: EOF never comes",
            })
    void what_is_wrong_with_the_others_is_said(String instructions, String reason) {
        assertThat(built("base", instructions).orElseThrow()).startsWith(reason);
        assertThat(reached).endsWith(BuildStatus.BUILDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "-rm", "a\nb"})
    void an_image_needs_a_name(String image) {
        assertThat(built(image, null).orElseThrow()).startsWith("image: ");
        assertThat(reached).endsWith(BuildStatus.PULLING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A B", "A=B", "Ä", "A-B"})
    void a_variable_needs_a_name(String name) {
        assertThat(built("base", null, name).orElseThrow()).startsWith("environmentVariables: ");
    }

    @Test
    void a_variable_is_set_once() {
        assertThat(built("base", null, "A", "B")).isEmpty();
        assertThat(built("base", null, "A", "B", "A").orElseThrow()).contains("'A' is set twice");
    }

    private Optional<String> built(String image, @Nullable String instructions, String... variables) {
        RevisionDefinition definition = new RevisionDefinition(
                image,
                instructions,
                new EnvironmentVariables(new VariablesId("66b000000000000000000e0a"), List.of(variables)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return builder.build(definition, reached::add);
    }
}
