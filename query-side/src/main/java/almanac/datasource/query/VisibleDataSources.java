package almanac.datasource.query;

import almanac.row.Window;
import almanac.shared.UserId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the data sources that a caller may use (behaviour.md, 3.7): their own, those that are shared with them or an
 * organization of theirs, and those for everyone. Administrators may use all. Each condition has an index of its own,
 * so that other users' data sources are never read.
 */
@Component
class VisibleDataSources {

    private static final String MINE = """
            with circle as (
                select cast(:caller as text) as id
                union all select organization_id from access_member where user_id = :caller
            ), shown as (
                select data_source_id, name from access_data_source where owner_id = :caller
                union
                select s.data_source_id, s.name
                from circle c
                cross join lateral (
                    select data_source_id from access_data_source_grant where account_id = c.id offset 0) g
                cross join lateral (
                    select data_source_id, name from access_data_source
                    where data_source_id = g.data_source_id offset 0) s
                union
                select data_source_id, name from access_data_source where everyone
            )
            """;

    private static final String ALL = "with shown as (select data_source_id, name from access_data_source)\n";

    private final NamedParameterJdbcOperations jdbc;

    VisibleDataSources(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** One page of ids, in order. */
    record Visible(List<String> ids, long totalCount) {}

    Visible page(UserId caller, boolean seesAll, List<String> names, Window window) {
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("caller", caller.value())
                .addValue("names", names.toArray(String[]::new))
                .addValue("limit", window.limit())
                .addValue("offset", window.offset());
        String shown = seesAll ? ALL : MINE;
        String wanted = names.isEmpty() ? "from shown" : "from shown where name = any (:names)";
        AtomicLong total = new AtomicLong();
        List<String> ids = jdbc.query(
                shown + "select data_source_id, (select count(*) " + wanted + ") as total " + wanted
                        + " order by data_source_id desc limit :limit offset :offset",
                parameters,
                (row, n) -> {
                    total.set(row.getLong("total"));
                    return row.getString("data_source_id");
                });
        if (ids.isEmpty() && window.offset() > 0) { // past the end: the page cannot tell the total
            Long all = jdbc.queryForObject(shown + "select count(*) " + wanted, parameters, Long.class);
            total.set(all == null ? 0 : all);
        }
        return new Visible(ids, total.get());
    }
}
