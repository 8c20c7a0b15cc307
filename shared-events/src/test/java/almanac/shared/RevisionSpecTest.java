package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionSpecTest {

    @ParameterizedTest
    @ValueSource(strings = {"ActiveRevision", "LatestRevision", "SomeRevision(66b0000000000000000000a1)"})
    void a_spec_is_written_as_it_is_read(String text) {
        assertThat(RevisionSpec.parse(text)).hasToString(text);
    }

    @Test
    void some_revision_is_the_one_with_that_id() {
        assertThat(RevisionSpec.parse("SomeRevision(66b0000000000000000000a1)").revision())
                .isEqualTo(new EnvironmentRevisionId("66b0000000000000000000a1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "activerevision", "SomeRevision", "SomeRevision()", "SomeRevision(7)"})
    void every_other_text_is_refused(String text) {
        assertThatThrownBy(() -> RevisionSpec.parse(text)).isInstanceOf(DomainException.class);
    }
}
