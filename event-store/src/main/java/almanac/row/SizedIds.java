package almanac.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * One page of what a search finds, with the bytes of each row: found in one statement, for answers that are read in one
 * more. How much a search finds in all is not counted, as for {@link FoundIds}.
 *
 * @param sizes the bytes of the rows, by id
 * @param atLeast how many there are up to the end of this page, and one more when another page follows
 */
public record SizedIds(List<String> ids, Map<String, Long> sizes, long atLeast) {

    /**
     * Finds one page.
     *
     * @param table of the rows, which is {@code r} in the condition and the order
     * @param order columns that put the rows in one order
     */
    public static SizedIds of(
            String table, SearchSql sql, String order, Window window, NamedParameterJdbcOperations jdbc) {
        Map<String, Object> parameters = new HashMap<>(sql.parameters());
        parameters.put("most", window.limit() + 1);
        parameters.put("first", window.offset());
        List<String> ids = new ArrayList<>();
        Map<String, Long> sizes = new HashMap<>();
        String page = """
                select r.id, octet_length(r::text) from (
                    select f.id, row_number() over () as n from (
                        select r.id from %1$s r where %2$s order by %3$s limit :most offset :first) f) page
                join %1$s r on r.id = page.id order by page.n""".formatted(table, sql.text(), order);
        jdbc.query(page, parameters, row -> {
            ids.add(row.getString(1));
            sizes.put(row.getString(1), row.getLong(2));
        });
        return new SizedIds(
                List.copyOf(ids.subList(0, Math.min(ids.size(), window.limit()))),
                sizes,
                (long) window.offset() + ids.size());
    }

    /** Returns the page of the items that are read of some of the rows, in the order of their ids. */
    public <T> Page<T> page(Function<List<String>, List<T>> read) {
        return new Page<>(StreamedList.of(ids, some -> sizes, read), atLeast);
    }
}
