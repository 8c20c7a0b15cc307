package almanac.support;

import almanac.storage.secret.MasterKey;
import almanac.support.store.StartOrder;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Refuses to start on a database whose people were sealed under another master key: nobody could be read. */
@Component
class MasterKeyCheck implements SmartLifecycle {

    private final MasterKey masterKey;
    private final JdbcOperations jdbc;
    private boolean running;

    MasterKeyCheck(MasterKey masterKey, JdbcOperations jdbc) {
        this.masterKey = masterKey;
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        String mark = masterKey.digest("mark of this installation");
        jdbc.update("insert into installation (master_key_mark) values (?) on conflict do nothing", mark);
        if (!mark.equals(jdbc.queryForObject("select master_key_mark from installation", String.class))) {
            throw new StartupRefused("The database was written under another master key;"
                    + " look at almanac.secrets.key, or restore the secrets.key that belongs to it.");
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return StartOrder.MASTER_KEY_CHECK;
    }
}
