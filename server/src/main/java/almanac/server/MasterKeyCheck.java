package almanac.server;

import almanac.role.StartupRefused;
import almanac.secret.MasterKey;
import almanac.store.StartStep;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Refuses to start on a database whose people were sealed under another master key: none of them could be read. If that
 * key was replaced, {@link KeyRotation} does what is to be done.
 */
@Component
class MasterKeyCheck extends StartStep {

    private final MasterKey masterKey;
    private final FormerMasterKeys formers;
    private final ObjectProvider<KeyRotation> rotation;
    private final JdbcOperations jdbc;

    MasterKeyCheck(
            MasterKey masterKey, FormerMasterKeys formers, ObjectProvider<KeyRotation> rotation, JdbcOperations jdbc) {
        super(Order.MASTER_KEY_CHECK);
        this.masterKey = masterKey;
        this.formers = formers;
        this.rotation = rotation;
        this.jdbc = jdbc;
    }

    /** Returns a mark that tells master keys apart without telling them. */
    static String mark(MasterKey key) {
        return key.digest("mark of this installation");
    }

    static String markOf(JdbcOperations installation) {
        return Objects.requireNonNull(
                installation.queryForObject("select master_key_mark from installation", String.class));
    }

    @Override
    protected void atStart() {
        String mark = mark(masterKey);
        jdbc.update("insert into installation (master_key_mark) values (?) on conflict do nothing", mark);
        String found = markOf(jdbc);
        if (found.equals(mark)) {
            return;
        }
        if (formers.marked(found).isEmpty()) {
            throw new StartupRefused("The database was written under another master key; look at almanac.secrets.key,"
                    + " or restore the secrets.key that belongs to it: all servers of a database have the same one.");
        }
        if (rotation.stream().findAny().isEmpty()) {
            throw new StartupRefused("The master key was replaced, and the database is still to be sealed under it:"
                    + " start a process of the role query first, with the former key as well.");
        }
    }
}
