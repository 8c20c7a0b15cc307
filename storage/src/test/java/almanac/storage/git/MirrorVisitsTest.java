package almanac.storage.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitRepository;
import almanac.project.event.GitServiceProvider;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.RepositoryId;
import almanac.shared.UserId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MirrorVisitsTest {

    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final UserId BO = new UserId("66b0000000000000000000b0");
    private static final GitRepository CHURN = new GitRepository(
            new RepositoryId("66b000000000000000000001"),
            "churn",
            "https://github.com/team/churn",
            GitServiceProvider.GITHUB,
            new GitReference(GitReferenceType.HEAD, null),
            null);

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger fetches = new AtomicInteger();

    private void fetch() {
        fetches.incrementAndGet();
        try {
            assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void who_waits_too_long_is_told_to_come_again_and_finds_the_same_fetch() {
        MirrorVisits visits = new MirrorVisits(2, Duration.ofMillis(100));
        assertSlow(visits, ANA);
        assertSlow(visits, ANA);
        assertThat(fetches).hasValue(1);
        end.countDown();
        new MirrorVisits().await(CHURN, ANA, () -> {});
    }

    @Test
    void only_so_many_wait() throws InterruptedException {
        MirrorVisits visits = new MirrorVisits(1, Duration.ofMinutes(1));
        Thread first = Thread.ofVirtual().start(() -> visits.await(CHURN, ANA, this::fetch));
        while (fetches.get() == 0) {
            Thread.sleep(10);
        }
        assertSlow(visits, BO);
        assertThat(fetches).hasValue(1);
        end.countDown();
        first.join();
        visits.await(CHURN, BO, this::fetch);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void what_a_fetch_is_refused_for_is_told() {
        assertThatThrownBy(() -> new MirrorVisits().await(CHURN, ANA, () -> {
                    throw ErrorCode.ORIGIN_AWAY.with(CHURN.uri());
                }))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ORIGIN_AWAY));
    }

    private void assertSlow(MirrorVisits visits, UserId user) {
        assertThatThrownBy(() -> visits.await(CHURN, user, this::fetch))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ORIGIN_SLOW));
    }
}
