package almanac.access;

import almanac.row.Page;
import almanac.row.Window;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * SQL that says which resources of one kind a caller sees: common tables, the last of which, {@code seen}, has one line
 * for each visible resource. A page, its total and every lookup begin with this text, so that they never disagree.
 *
 * <p>The common table {@code circle} has the ids of the {@code :caller} and of the organizations of theirs. Looking up
 * by {@code cross join lateral (… offset 0)} for each of these ids keeps the planner from scanning the resources of all
 * users when one user has very many. A {@code seen} of callers that see all is {@code not materialized}, so that a page
 * of it is read by an index.
 */
public final class Visibility {

    private static final String CIRCLE = """
            with circle as (
                select cast(:caller as text) as id
                union all select organization_id from access_member where user_id = :caller
            )
            """;

    private final String tables;
    private final String page;

    private Visibility(String tables, String page) {
        this.tables = tables;
        this.page = page;
    }

    /**
     * Returns the visibility whose pages have all columns of {@code seen}.
     *
     * @param tables common tables, separated by commas
     * @param order columns of {@code seen} that put its lines in one order
     */
    public static Visibility of(String tables, String order) {
        return joined(tables, order, "p.*", "");
    }

    /**
     * Returns the visibility whose pages have columns of other tables.
     *
     * @param columns of the page, {@code p}, and of what is joined
     * @param joins to the lines of a page, which are few; none may add or take away a line
     */
    public static Visibility joined(String tables, String order, String columns, String joins) {
        String page = """
                , page as (select * from seen order by %1$s limit :limit offset :offset)
                select %2$s, (select count(*) from seen) as total
                from page p%3$s
                order by %1$s""".formatted(order, columns, joins);
        return new Visibility(CIRCLE + ", " + tables, page);
    }

    /** Returns a query that needs nothing but the {@code circle}. */
    public static String withCircle(String query) {
        return CIRCLE + query;
    }

    /** Returns a query of {@code seen}. */
    public String select(String query) {
        return tables + query;
    }

    /** Returns the query of one page, by {@code :limit} and {@code :offset}; each line has the {@code total}, too. */
    public String page() {
        return select(page);
    }

    /**
     * Reads one page, and how many resources the caller sees in all.
     *
     * @param parameters of the common tables, {@code caller} among them
     */
    public <T> Page<T> page(
            NamedParameterJdbcOperations jdbc, Map<String, ?> parameters, Window window, RowMapper<T> item) {
        MapSqlParameterSource all = new MapSqlParameterSource(parameters)
                .addValue("limit", window.limit())
                .addValue("offset", window.offset());
        AtomicLong total = new AtomicLong();
        List<T> items = jdbc.query(page(), all, (row, number) -> {
            total.set(row.getLong("total"));
            return item.mapRow(row, number);
        });
        if (items.isEmpty() && window.offset() > 0) { // past the end: the page cannot tell the total
            Long counted = jdbc.queryForObject(select("select count(*) from seen"), all, Long.class);
            total.set(counted == null ? 0 : counted);
        }
        return new Page<>(items, total.get());
    }
}
