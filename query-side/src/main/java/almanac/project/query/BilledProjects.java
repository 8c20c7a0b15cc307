package almanac.project.query;

import almanac.project.query.ProjectQuery.ListBilledProjects;
import almanac.row.Page;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Finds projects by the billing tag that they are charged to, by name. */
@Component
class BilledProjects {

    private static final String FOUND = """
            from project_row where not archived
                and (cast(:tag as text) is null or billing_tag = :tag)
                and (not :withoutTag or billing_tag is null)
                and (cast(:part as text) is null or position(lower(:part) in lower(name)) > 0)""";

    private final NamedParameterJdbcOperations jdbc;

    BilledProjects(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    Page<String> page(ListBilledProjects query) {
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("tag", query.tag() == null ? null : query.tag().value())
                .addValue("withoutTag", query.withoutTag())
                .addValue("part", query.namePart())
                .addValue("limit", query.window().limit())
                .addValue("offset", query.window().offset());
        String order = query.ascending() ? "asc" : "desc";
        String page = " order by name collate \"C\" %1$s, id %1$s limit :limit offset :offset".formatted(order);
        List<String> ids = jdbc.queryForList("select id " + FOUND + page, parameters, String.class);
        Long count = jdbc.queryForObject("select count(*) " + FOUND, parameters, Long.class);
        return new Page<>(ids, count == null ? 0 : count);
    }
}
