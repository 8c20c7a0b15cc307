package almanac.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.memory.MemoryAdmission.Claim;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MemoryAdmissionTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void what_is_admitted_together_is_never_more_than_there_is() {
        MemoryAdmission memory = new MemoryAdmission(100, SHORT);
        try (Claim _ = memory.claim("ana", 50);
                Claim _ = memory.claim("bo", 40)) {
            assertThat(memory.taken()).isEqualTo(90);
            assertRefused(() -> memory.claim("cy", 11));
            memory.claim("cy", 10).close();
        }
        assertThat(memory.taken()).isZero();
    }

    @Test
    void one_caller_has_half_of_it_at_most_and_stands_in_nobodys_way() throws Exception {
        MemoryAdmission memory = new MemoryAdmission(100, LONG);
        Claim first = memory.claim("ana", 50);
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<Claim> second = others.submit(() -> memory.claim("ana", 10));
            memory.claim("bo", 50).close();
            assertThat(second.isDone()).isFalse();
            first.close();
            second.get().close();
        }
        assertThat(memory.taken()).isZero();
    }

    @Test
    void work_that_waits_is_admitted_when_others_have_ended() throws Exception {
        MemoryAdmission memory = new MemoryAdmission(100, LONG);
        Claim ana = memory.claim("ana", 50);
        Claim bo = memory.claim("bo", 50);
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<Claim> cy = others.submit(() -> memory.claim("cy", 30));
            ana.close();
            cy.get().close();
        }
        bo.close();
        bo.close();
        assertThat(memory.taken()).isZero();
    }

    @Test
    void a_request_that_turns_out_to_be_large_takes_more_or_is_refused_and_gives_all_of_it_back() {
        MemoryAdmission memory = new MemoryAdmission(100, SHORT);
        Claim large = memory.claim("ana", 10);
        large.attach();
        try {
            MemoryAdmission.cover(80);
            assertThat(memory.taken()).isEqualTo(80);
            MemoryAdmission.cover(30);
            assertThat(memory.taken()).isEqualTo(80);
            assertRefused(() -> MemoryAdmission.cover(101));
            assertRefused(() -> memory.claim("bo", 21));
        } finally {
            Claim.detach();
            large.close();
        }
        assertThat(memory.taken()).isZero();
        MemoryAdmission.cover(1_000);
        assertThat(memory.taken()).as("work that no request asked for").isZero();
    }

    private static void assertRefused(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NO_MEMORY));
    }
}
