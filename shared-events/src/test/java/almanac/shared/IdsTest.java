package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class IdsTest {

    private static final String WELL_FORMED = "66b0000000000000000000a1";
    private static final List<String> MALFORMED = List.of(
            "",
            "66b0000000000000000000a",
            "66b0000000000000000000a12",
            "66B0000000000000000000A1",
            "66b0000000000000000000g1",
            " 6b0000000000000000000a1",
            "66b0000000000000000000a\u0661");

    static Stream<Named<Function<String, Object>>> types() {
        return Stream.of(
                Named.of("AccessKeyId", AccessKeyId::new),
                Named.of("AccountId", AccountId::new),
                Named.of("CredentialsId", CredentialsId::new),
                Named.of("VariablesId", VariablesId::new),
                Named.of("DataSourceId", DataSourceId::new),
                Named.of("DatasetId", DatasetId::new),
                Named.of("EnvironmentId", EnvironmentId::new),
                Named.of("EnvironmentRevisionId", EnvironmentRevisionId::new),
                Named.of("GitCredentialId", GitCredentialId::new),
                Named.of("GoalId", GoalId::new),
                Named.of("JobId", JobId::new),
                Named.of("JobTagId", JobTagId::new),
                Named.of("ModelId", ModelId::new),
                Named.of("ModelReviewId", ModelReviewId::new),
                Named.of("ModelVersionId", ModelVersionId::new),
                Named.of("WorkspaceId", WorkspaceId::new),
                Named.of("WorkspaceSessionId", WorkspaceSessionId::new),
                Named.of("ModelId", ModelId::new),
                Named.of("ModelVersionId", ModelVersionId::new),
                Named.of("OrganizationId", OrganizationId::new),
                Named.of("ProjectId", ProjectId::new),
                Named.of("PushId", PushId::new),
                Named.of("RepositoryId", RepositoryId::new),
                Named.of("SnapshotId", SnapshotId::new),
                Named.of("UserId", UserId::new));
    }

    static Stream<Arguments> malformed() {
        return types().flatMap(type -> MALFORMED.stream().map(value -> Arguments.of(type, value)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_id_of_24_hex_digits_reads_as_itself(Function<String, Object> type) {
        assertThat(type.apply(WELL_FORMED)).hasToString(WELL_FORMED).isEqualTo(type.apply(WELL_FORMED));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void every_other_text_is_refused_with_a_sentence_that_names_it(Function<String, Object> type, String value) {
        assertThatThrownBy(() -> type.apply(value))
                .isInstanceOf(DomainException.class)
                .hasMessage("%s is not a valid ID", value)
                .extracting(refusal -> ((DomainException) refusal).code())
                .isEqualTo(ErrorCode.MALFORMED_ID);
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_id_is_a_text_in_json(Function<String, Object> type) {
        Object id = type.apply(WELL_FORMED);
        JsonMapper mapper = JsonMapper.shared();
        assertThat(mapper.writeValueAsString(id)).isEqualTo("\"%s\"", WELL_FORMED);
        assertThat(mapper.readValue("\"%s\"".formatted(WELL_FORMED), id.getClass()))
                .isEqualTo(id);
    }
}
