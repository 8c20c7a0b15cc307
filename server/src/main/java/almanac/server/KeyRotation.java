package almanac.server;

import almanac.projection.Rebuild;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.role.StartupRefused;
import almanac.secret.MasterKey;
import almanac.secret.UnderMasterKey;
import almanac.store.StartOrder;
import almanac.store.StartStep;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Seals a database again that was written under a replaced master key: in one transaction, with the rows, for some of
 * them hold digests under the master key. A start that dies before its end leaves everything under the former key, and
 * the next one begins again.
 */
@Component
@ForRole(Role.QUERY)
class KeyRotation extends StartStep {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final MasterKey present;
    private final FormerMasterKeys formers;
    private final List<UnderMasterKey> kept;
    private final Rebuild rebuild;
    private final StartOrder order;
    private final JdbcOperations jdbc;
    private final TransactionOperations transaction;

    KeyRotation(
            MasterKey present,
            FormerMasterKeys formers,
            List<UnderMasterKey> kept,
            Rebuild rebuild,
            StartOrder order,
            JdbcOperations jdbc,
            TransactionOperations transaction) {
        super(Order.MASTER_KEY_ROTATION);
        this.present = present;
        this.formers = formers;
        this.kept = kept;
        this.rebuild = rebuild;
        this.order = order;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    protected void atStart() {
        formers.marked(MasterKeyCheck.markOf(jdbc)).ifPresent(former -> {
            if (!order.isAlone()) {
                throw new StartupRefused("The master key is not replaced while other servers are at work on the"
                        + " database: stop them, and start them again with the new key afterwards.");
            }
            log.info("Everything is sealed again under the new master key");
            transaction.executeWithoutResult(status -> reseal(former));
            log.info("Everything is sealed under the new master key");
        });
    }

    private void reseal(MasterKey former) {
        jdbc.execute("set local transaction_timeout = 0");
        jdbc.execute("set local idle_in_transaction_session_timeout = 0");
        kept.forEach(secrets -> secrets.reseal(former, present));
        jdbc.update("update installation set master_key_mark = ?", MasterKeyCheck.mark(present));
        rebuild.run();
    }
}
