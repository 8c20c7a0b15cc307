package almanac.row;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Tells how many bytes rows have as text. The database counts them without sending them, so the size is known before a
 * row is read into memory.
 */
@Component
public class RowSizes {

    private final JdbcOperations jdbc;

    RowSizes(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the sizes by id, of the rows that exist. */
    public Map<String, Long> of(String table, Collection<String> ids) {
        Map<String, Long> sizes = new HashMap<>();
        jdbc.query(
                "select r.id, octet_length(r::text) from %s r where r.id = any (?)".formatted(table),
                row -> {
                    sizes.put(row.getString(1), row.getLong(2));
                },
                (Object) ids.toArray(String[]::new));
        return sizes;
    }
}
