package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    @Test
    void a_refusal_says_what_it_is_about() {
        DomainException refusal = ErrorCode.PROJECT_NOT_FOUND.with("66b0000000000000000000e5");
        assertThat(refusal).hasMessage("Could not find project with ID '66b0000000000000000000e5'");
        assertThat(refusal.code()).isEqualTo(ErrorCode.PROJECT_NOT_FOUND);
        assertThat(refusal.code().kind()).isEqualTo(ErrorCode.Kind.NOT_FOUND);
    }

    @Test
    void a_refusal_is_no_fault_and_has_no_stack_trace() {
        assertThat(ErrorCode.NOT_LOGGED_IN.with().getStackTrace()).isEmpty();
    }

    @Test
    void what_the_caller_sent_is_not_read_as_a_template() {
        assertThat(ErrorCode.MALFORMED_ID.with("%s%n%d")).hasMessage("%s%n%d is not a valid ID");
    }
}
