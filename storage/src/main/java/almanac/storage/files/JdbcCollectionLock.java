package almanac.storage.files;

import almanac.turn.AdvisoryLock;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The collection lock of all servers of a database, held for as long as a short transaction. */
@Component
class JdbcCollectionLock implements CollectionLock {

    private final JdbcOperations jdbc;
    private final TransactionTemplate transaction;

    JdbcCollectionLock(JdbcOperations jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void whileNothingIsCollected(Runnable action) {
        holding(AdvisoryLock.BLOB_COLLECTION.shareForTransaction(), action);
    }

    @Override
    public void whileNothingIsKept(Runnable action) {
        holding(AdvisoryLock.BLOB_COLLECTION.takeForTransaction(), action);
    }

    private void holding(String lock, Runnable action) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute(lock);
            action.run();
        });
    }
}
