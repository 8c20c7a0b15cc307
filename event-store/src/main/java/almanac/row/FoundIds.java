package almanac.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * One page of what a search finds. How much it finds in all is not counted, so that a page costs the same however much
 * that is.
 *
 * @param atLeast how many there are up to the end of this page, and one more when another page follows
 */
public record FoundIds(List<String> ids, long atLeast) {

    /**
     * Finds one page.
     *
     * @param from the tables, of which {@code r} is the row's
     * @param order columns that put the rows in one order
     */
    public static FoundIds of(
            String from, SearchSql sql, String order, Window window, NamedParameterJdbcOperations jdbc) {
        Map<String, Object> parameters = new HashMap<>(sql.parameters());
        parameters.put("most", window.limit() + 1);
        parameters.put("first", window.offset());
        List<String> ids = jdbc.queryForList(
                "select r.id from %s where %s order by %s limit :most offset :first".formatted(from, sql.text(), order),
                parameters,
                String.class);
        return new FoundIds(ids.subList(0, Math.min(ids.size(), window.limit())), (long) window.offset() + ids.size());
    }
}
