package almanac.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class AuthorizationCacheTest {

    private final AtomicLong term = new AtomicLong(1);
    private boolean isCommitting = true;
    private final AtomicInteger marks = new AtomicInteger();
    private long newest = 8;
    private long oldest = 7;
    private final AtomicInteger asked = new AtomicInteger();
    private final AuthorizationCache memory = memory();
    private final TransactionTemplate transaction = new TransactionTemplate(new NoDatabase());

    @Test
    void who_is_alone_asks_once() {
        ask();
        ask();
        assertThat(asked).hasValue(1);
    }

    @Test
    void who_is_not_alone_asks_each_time() {
        term.set(0);
        ask();
        ask();
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_was_remembered_before_others_were_there_is_not_believed_after_them() {
        ask();
        term.set(2);
        ask();
        assertThat(asked).hasValue(2);
    }

    @Test
    void that_there_is_no_answer_is_not_remembered() {
        memory.recall("question", this::nothing);
        memory.recall("question", this::nothing);
        assertThat(asked).hasValue(2);
    }

    @Test
    void after_a_change_it_is_asked_again_and_remembered_again() {
        ask();
        memory.change(() -> {});
        ask();
        ask();
        assertThat(asked).hasValue(2);
    }

    @Test
    void until_the_transaction_of_a_change_has_ended_the_database_is_asked() {
        ask();
        transaction.executeWithoutResult(status -> {
            memory.change(() -> {});
            memory.change(() -> {});
            ask();
            ask();
        });
        assertThat(asked).hasValue(3);
        ask();
        ask();
        assertThat(asked).hasValue(4);
    }

    @Test
    void a_change_that_is_rolled_back_ends_too() {
        transaction.executeWithoutResult(status -> {
            memory.change(() -> {});
            status.setRollbackOnly();
        });
        ask();
        ask();
        assertThat(asked).hasValue(1);
    }

    @Test
    void after_a_commit_of_unknown_outcome_nothing_is_remembered_until_it_has_ended() {
        ask();
        isCommitting = false;
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> memory.change(() -> {})))
                .isInstanceOf(TransactionSystemException.class);
        ask();
        ask();
        assertThat(asked).hasValue(3);
        assertThat(memory.isInUse()).isFalse();
        assertThat(memory.unknownOutcomes()).isOne();
        oldest = 8;
        askUntil(memory::isInUse);
        ask();
        int seen = asked.get();
        ask();
        assertThat(asked).hasValue(seen);
    }

    @Test
    void of_two_of_unknown_outcome_the_second_is_waited_for_too() {
        isCommitting = false;
        for (int n = 0; n < 2; n++) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> memory.change(() -> {})))
                    .isInstanceOf(TransactionSystemException.class);
            ask(); // a mark is made of the first
        }
        newest = 9;
        oldest = 8;
        askUntil(() -> marks.get() == 2);
        assertThat(memory.isInUse()).isFalse();
    }

    /** It may be from before the change or from after it. */
    @Test
    void an_answer_that_was_looked_up_while_there_was_a_change_is_not_remembered() {
        memory.recall("question", () -> {
            memory.change(() -> {});
            return answer();
        });
        ask();
        assertThat(asked).hasValue(2);
    }

    /** It is looked once a second. */
    private void askUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            ask();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void ask() {
        assertThat(memory.recall("question", this::answer)).contains("answer");
    }

    private Optional<String> answer() {
        asked.incrementAndGet();
        return Optional.of("answer");
    }

    private Optional<String> nothing() {
        asked.incrementAndGet();
        return Optional.empty();
    }

    private AuthorizationCache memory() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("solitude", (AuthorizationCache.Solitude) term::get);
        return new AuthorizationCache(
                beans.getBeanProvider(AuthorizationCache.Solitude.class), new AuthorizationCache.Transactions() {
                    @Override
                    public long mark() {
                        marks.incrementAndGet();
                        return newest;
                    }

                    @Override
                    public boolean haveEnded(long mark) {
                        return oldest >= mark;
                    }
                });
    }

    /** Transactions of nothing. */
    private final class NoDatabase extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (!isCommitting) {
                throw new TransactionSystemException("the connection is gone");
            }
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
