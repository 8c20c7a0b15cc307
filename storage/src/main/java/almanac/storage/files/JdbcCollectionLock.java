package almanac.storage.files;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One advisory lock of the database that all servers have in common, held for as long as a short transaction. */
@Component
class JdbcCollectionLock implements CollectionLock {

    /** Key of the advisory lock; no other lock of the database has this number. */
    private static final long NUMBER = 4_711_020;

    private static final String SHARED = "select pg_advisory_xact_lock_shared(%d)".formatted(NUMBER);
    private static final String ALONE = "select pg_advisory_xact_lock(%d)".formatted(NUMBER);

    private final JdbcOperations jdbc;
    private final TransactionTemplate transaction;

    JdbcCollectionLock(JdbcOperations jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void whileNothingIsCollected(Runnable action) {
        holding(SHARED, action);
    }

    @Override
    public void whileNothingIsKept(Runnable action) {
        holding(ALONE, action);
    }

    private void holding(String lock, Runnable action) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute(lock);
            action.run();
        });
    }
}
