package almanac.row;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * How many bytes rows have as text, which the database counts without sending them: what is to be read into memory is
 * known before it is read.
 */
@Component
public class RowSizes {

    private final JdbcOperations jdbc;

    RowSizes(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** By id; of the rows that exist. */
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
