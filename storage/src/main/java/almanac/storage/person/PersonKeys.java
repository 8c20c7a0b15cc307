package almanac.storage.person;

import almanac.shared.UserId;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** The lines of the table {@code person} as they are, for moving them to another database under the same master key. */
@Component
public class PersonKeys {

    private final JdbcOperations jdbc;

    PersonKeys(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Some of the lines, in the order of their users; those after the user, or from the first on after an empty text. */
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
}
