package almanac.support;

import almanac.storage.secret.MasterKey;
import almanac.support.store.StartStep;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Refuses to start on a database whose people were sealed under another master key: nobody could be read. */
@Component
class MasterKeyCheck extends StartStep {

    private final MasterKey masterKey;
    private final JdbcOperations jdbc;

    MasterKeyCheck(MasterKey masterKey, JdbcOperations jdbc) {
        super(Order.MASTER_KEY_CHECK);
        this.masterKey = masterKey;
        this.jdbc = jdbc;
    }

    @Override
    protected void atStart() {
        String mark = masterKey.digest("mark of this installation");
        jdbc.update("insert into installation (master_key_mark) values (?) on conflict do nothing", mark);
        if (!mark.equals(jdbc.queryForObject("select master_key_mark from installation", String.class))) {
            throw new StartupRefused("The database was written under another master key; look at almanac.secrets.key,"
                    + " or restore the secrets.key that belongs to it: all servers of a database have the same one.");
        }
    }
}
