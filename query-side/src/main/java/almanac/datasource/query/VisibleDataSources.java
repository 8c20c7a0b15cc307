package almanac.datasource.query;

import almanac.access.Visibility;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
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
            shown as (
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
            ), seen as (
                select data_source_id from shown where true%s
            )
            """;

    private static final String ALL = """
            seen as not materialized (
                select data_source_id from access_data_source where true%s
            )
            """;

    private final NamedParameterJdbcOperations jdbc;

    VisibleDataSources(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns one page of ids, the newest first.
     *
     * @param names of which each must have one; empty for any
     */
    Page<String> page(UserId caller, boolean seesAll, List<String> names, Window window) {
        String wanted = names.isEmpty() ? "" : " and name = any (:names)";
        return Visibility.of((seesAll ? ALL : MINE).formatted(wanted), "data_source_id desc")
                .page(
                        jdbc,
                        Map.of("caller", caller.value(), "names", names.toArray(String[]::new)),
                        window,
                        (row, number) -> row.getString("data_source_id"));
    }
}
