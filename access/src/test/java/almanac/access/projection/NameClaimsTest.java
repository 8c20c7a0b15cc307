package almanac.access.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class NameClaimsTest {

    private final List<String> updates = new ArrayList<>();

    @Test
    void a_command_takes_the_name_without_asking() {
        claim(false, () -> {
            throw new AssertionError("the constraint answers that");
        });
        assertThat(updates).containsExactly("taken");
    }

    @Test
    void a_late_event_takes_a_name_that_is_free() {
        claim(true, () -> false);
        assertThat(updates).containsExactly("taken");
    }

    @Test
    void a_late_event_goes_without_a_name_that_another_has() {
        claim(true, () -> true);
        assertThat(updates).containsExactly("gone without");
    }

    @Test
    void of_two_commands_that_want_a_name_the_second_is_refused() {
        DomainException refusal = catchThrowableOfType(
                DomainException.class,
                () -> new NameClaims(false)
                        .claim(
                                () -> false,
                                () -> {
                                    throw new DuplicateKeyException("a row has it");
                                },
                                () -> updates.add("gone without"),
                                ErrorCode.DATASET_NAME_TAKEN,
                                "customers"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.DATASET_NAME_TAKEN);
        assertThat(refusal).hasMessageContaining("customers");
        assertThat(updates).isEmpty();
    }

    private void claim(boolean late, BooleanSupplier isTaken) {
        new NameClaims(late)
                .claim(
                        isTaken,
                        () -> updates.add("taken"),
                        () -> updates.add("gone without"),
                        ErrorCode.DATASET_NAME_TAKEN,
                        "customers");
    }
}
