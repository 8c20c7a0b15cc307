package almanac.person;

import almanac.secret.MasterKey;
import almanac.secret.SealedTable;
import almanac.secret.UnderMasterKey;
import almanac.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Reads and writes the lines of the table {@code person} as they are, for moving them to another database under the
 * same master key.
 */
@Component
public class PersonKeys implements UnderMasterKey {

    private final JdbcOperations jdbc;
    private final MasterKey masterKey;
    private final SealedTable table;

    PersonKeys(JdbcOperations jdbc, MasterKey masterKey) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.table = new SealedTable(jdbc, "person", "user_id", List.of("wrapped_key"), PersonKeys::rewrapped);
    }

    /** Tells whether the master key opens it as the key of its user. */
    public boolean canOpen(WrappedKey key) {
        try {
            masterKey.unwrap(key.wrapped(), key.user().value());
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    /**
     * Returns some of the lines, in the order of their users; those after the user, or from the first on after an empty
     * text.
     */
    public List<WrappedKey> after(String user, int most) {
        return jdbc.query(
                "select user_id, wrapped_key, user_name from person where user_id > ? order by user_id limit ?",
                (row, n) -> new WrappedKey(new UserId(row.getString(1)), row.getBytes(2), row.getString(3)),
                user,
                most);
    }

    public void add(List<WrappedKey> keys) {
        jdbc.batchUpdate(
                "insert into person (user_id, wrapped_key, user_name) values (?, ?, ?)",
                keys.stream()
                        .map(key -> new Object[] {key.user().value(), key.wrapped(), key.userName()})
                        .toList());
    }

    /** Removes the lines of users without an event. */
    public void removeUnknown() {
        jdbc.update("delete from person where not exists"
                + " (select 1 from domain_event where aggregate_identifier = person.user_id)");
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        table.reseal(former, present);
    }

    private static Object[] rewrapped(ResultSet line, MasterKey former, MasterKey present) throws SQLException {
        String user = line.getString("user_id");
        return new Object[] {present.wrap(former.unwrap(line.getBytes("wrapped_key"), user), user)};
    }
}
