package almanac.datasource.query;

import almanac.datasource.query.DataSourceAuditPart.Place;
import almanac.datasource.query.DataSourceQuery.ReadDataSourceAudit;
import almanac.person.Person;
import almanac.row.StreamedList;
import almanac.shared.Actor;
import almanac.shared.CallerRoles;
import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers queries of the audit feed. Names and owners are those of the rows, which a data source keeps when it is
 * deleted. Only the requested conditions are part of the statement.
 */
@Component
class DataSourceAudit {

    private static final String FROM = """
            select a.*, r.name, r.data_source_type, p.user_name
            from audit_data_source a
            join data_source_row r on r.id = a.data_source_id
            left join person p on p.user_id = a.performed_by
            where true""";

    private static final String NEWEST_FIRST = " order by at desc, position desc";

    private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

    private final NamedParameterJdbcOperations jdbc;

    DataSourceAudit(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private record Found(DataSourceAuditDataV1 event, Place place, long reached) {}

    /** Builds a statement from the requested conditions. */
    private static final class Search {

        private final StringBuilder sql = new StringBuilder(FROM);
        private final MapSqlParameterSource parameters = new MapSqlParameterSource();

        Search with(boolean isAsked, String condition, String name, @Nullable Object value) {
            if (isAsked) {
                sql.append(" and ").append(condition);
                parameters.addValue(name, value);
            }
            return this;
        }
    }

    @QueryHandler
    DataSourceAuditPart answer(ReadDataSourceAudit query, CallerRoles roles) {
        Search search = matching(query.filter())
                .with(
                        !Permission.AUDIT.isHeldBy(roles),
                        "r.owner_id = :caller",
                        "caller",
                        query.caller().value());
        Place after = query.after();
        if (after != null) {
            search.with(true, "(a.at, a.position) < (:at, :position)", "at", utc(after.at()));
            search.parameters.addValue("position", after.position());
        }
        search.parameters.addValue("most", query.most());
        search.parameters.addValue("mostBytes", StreamedList.PART);
        List<Found> found =
                jdbc.query(part(search.sql + NEWEST_FIRST) + NEWEST_FIRST, search.parameters, DataSourceAudit::found);
        boolean isCut = !found.isEmpty() && found.getLast().reached() >= StreamedList.PART;
        return new DataSourceAuditPart(
                found.stream().map(Found::event).toList(),
                found.size() < query.most() && !isCut ? null : found.getLast().place());
    }

    private static Search matching(DataSourceAuditFilter filter) {
        String[] ids = filter.dataSources().stream().map(DataSourceId::value).toArray(String[]::new);
        String[] names = filter.names().toArray(String[]::new);
        String[] kinds = filter.kinds().stream().map(Enum::name).toArray(String[]::new);
        return new Search()
                .with(ids.length > 0, "a.data_source_id = any (:ids)", "ids", ids)
                .with(names.length > 0, "r.name = any (:names)", "names", names)
                .with(kinds.length > 0, "a.kind = any (:kinds)", "kinds", kinds)
                .with(filter.start() != null, "a.at >= :start", "start", utc(filter.start()))
                .with(filter.end() != null, "a.at <= :end", "end", utc(filter.end()));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        Instant at = Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                .toInstant();
        DataSourceAuditDataV1 event = new DataSourceAuditDataV1(
                new DataSourceId(row.getString("data_source_id")),
                row.getString("name"),
                row.getString("data_source_type"),
                DataSourceAuditEventKindV1.valueOf(row.getString("kind")),
                JsonMapper.shared().readValue(row.getString("metadata"), METADATA),
                performer(row.getString("performed_by"), row.getString("user_name")),
                at);
        return new Found(event, new Place(at, row.getLong("position")), row.getLong("reached"));
    }

    private static String performer(String id, @Nullable String userName) {
        if (userName != null) {
            return userName;
        }
        return id.equals(Actor.SYSTEM) ? id : Person.labelOfErased(new UserId(id));
    }

    /** Returns the statement for as many of the newest events as fit: their sizes differ by thousands. */
    private static String part(String events) {
        return """
            select * from (
                select l.*, sum(l.bytes) over (order by l.at desc, l.position desc rows unbounded preceding) as reached
                from (select a.*, octet_length(a.metadata::text) as bytes from (%s limit :most) a) l) fitting
            where reached - bytes < :mostBytes""".formatted(events);
    }
}
