package almanac.projection;

import almanac.projection.ProjectionComparisonV1.ProjectionDifferenceV1;
import almanac.projection.Projectors.Projector;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares a projection's live tables with those folded again. */
@Component
class Comparing {

    private static final int MOST_EXAMPLES = 100;

    /** Bytes of all examples together, beyond the first: rows may be long. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final String KEY = """
            select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum))
            from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
            where i.indisprimary and i.indrelid = ?::regclass""";

    private final ShadowTables shadowTables;
    private final JsonMapper json;

    Comparing(ShadowTables shadowTables, JsonMapper json) {
        this.shadowTables = shadowTables;
        this.json = json;
    }

    private record Digest(long rows, String sum) {}

    /** Compares the tables as the given connection sees them. */
    List<ProjectionComparisonV1> compare(Projector projector, JdbcOperations seen) {
        return projector.tables().stream().map(table -> compare(table, seen)).toList();
    }

    private ProjectionComparisonV1 compare(String table, JdbcOperations seen) {
        String live = shadowTables.live(table);
        String folded = ShadowTables.NEXT + "." + table;
        Digest ofLive = digest(live, seen);
        Digest ofFolded = digest(folded, seen);
        boolean isSame = ofLive.equals(ofFolded);
        String different = isSame ? "" : different(key(live, seen), live, folded);
        return new ProjectionComparisonV1(
                table,
                ofLive.rows(),
                ofFolded.rows(),
                ofLive.sum(),
                ofFolded.sum(),
                isSame ? 0 : Objects.requireNonNull(seen.queryForObject("select count(*) " + different, Long.class)),
                isSame ? List.of() : examples(different, key(live, seen), seen));
    }

    private static Digest digest(String table, JdbcOperations seen) {
        RowMapper<Digest> mapper = (row, n) -> new Digest(row.getLong("rows"), row.getString("sum"));
        return Objects.requireNonNull(seen.queryForObject("""
                select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as sum
                from %s t""".formatted(table), mapper));
    }

    private static String different(String key, String live, String folded) {
        return """
                from (select %1$s, l as it from %2$s l) a full join (select %1$s, f as it from %3$s f) b using (%1$s)
                where a.it::text is distinct from b.it::text""".formatted(key, live, folded);
    }

    private static String key(String table, JdbcOperations seen) {
        return Objects.requireNonNull(seen.queryForObject(KEY, String.class, table), table);
    }

    private List<ProjectionDifferenceV1> examples(String different, String key, JdbcOperations seen) {
        RowMapper<ProjectionDifferenceV1> mapper =
                (row, n) -> new ProjectionDifferenceV1(tree(row.getString("live")), tree(row.getString("folded")));
        return seen.query(exampleQuery(different, key), mapper);
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }

    private static String exampleQuery(String different, String key) {
        return """
            select live, folded from (
                select live, folded, place,
                       sum(coalesce(length(live), 0) + coalesce(length(folded), 0))
                           over (order by place rows unbounded preceding)
                           - coalesce(length(live), 0) - coalesce(length(folded), 0) as before
                from (select json_strip_nulls(to_json(a.it))::text as live,
                             json_strip_nulls(to_json(b.it))::text as folded,
                             row_number() over (order by %2$s) as place
                      %1$s order by %2$s limit %3$d) first) measured
            where before < %4$d order by place""".formatted(different, key, MOST_EXAMPLES, MOST_BYTES);
    }
}
