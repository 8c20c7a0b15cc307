package almanac.modelapi.query;

import almanac.environment.event.EnvironmentVariables;
import almanac.modelapi.event.RecordingChoices;
import almanac.modelapi.event.ServedFunction;
import almanac.modelapi.event.ServedSource;
import almanac.modelapi.query.ModelApiQuery.GetServedVersion;
import almanac.modelapi.query.ModelApiQuery.ListServedVersions;
import almanac.modelapi.query.ModelApiQuery.RouteCall;
import almanac.modelapi.query.ServedVersion.Instance;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.store.AuthorizationCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers the queries of those that run the instances of model APIs, and carry calls to them. */
@Component
class ServedVersionList {

    private static final String VERSION = """
            select v.*, a.name, a.replicas, a.hardware_tier, a.async, a.variables,
                not a.archived and exists (
                    select from access_project p where p.project_id = v.project_id) as open,
                coalesce((select b.number from model_api_version_row b where b.id = a.active_id), 0) as active_number
            from model_api_version_row v join model_api_row a on a.id = v.api_id
            where v.id\s""";

    private static final String SERVED = VERSION + """
            in (select id from model_api_version_row where wanted or state in ('SERVING', 'STALLED')
                union select serving_id from job_row where serving_id is not null and completed_at is null)
            order by v.id""";

    private static final String INSTANCES = """
            select serving_id, id, host, status, created_at, completed_at, problem from job_row
            where serving_id = any (?) and (completed_at is null or completed_at > now() - interval '1 hour')
            order by id""";

    private static final String ROUTE = """
            select a.async, v.version_id as id, v.number, r.function, r.source,
                (select t.token_id from access_model_api_token t where t.api_id = a.api_id and t.digest = ?) as token
            from access_model_api a
            left join (access_model_api_version v join model_api_version_row r on r.id = v.version_id)
                on v.api_id = a.api_id and\s""";

    private final JdbcOperations jdbc;
    private final AuthorizationCache memory;

    ServedVersionList(JdbcOperations jdbc, AuthorizationCache memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    @QueryHandler
    ServedVersions answer(ListServedVersions query) {
        List<ServedVersion> versions = jdbc.query(SERVED, (row, n) -> version(row));
        return new ServedVersions(withInstances(versions));
    }

    @QueryHandler
    ServedVersion answer(GetServedVersion query) {
        return withInstances(jdbc.query(
                        VERSION + "= ?",
                        (row, n) -> version(row),
                        query.version().value()))
                .stream()
                .findFirst()
                .orElseThrow(() -> ErrorCode.MODEL_API_VERSION_NOT_FOUND.with("?", query.version()));
    }

    private List<ServedVersion> withInstances(List<ServedVersion> versions) {
        if (versions.isEmpty()) {
            return versions;
        }
        Map<String, List<Instance>> instances = new HashMap<>();
        jdbc.query(
                INSTANCES,
                row -> {
                    instances
                            .computeIfAbsent(row.getString("serving_id"), _ -> new ArrayList<>())
                            .add(instance(row));
                },
                (Object) versions.stream()
                        .map(version -> version.version().value())
                        .toArray(String[]::new));
        return versions.stream()
                .map(version ->
                        version.with(instances.getOrDefault(version.version().value(), List.of())))
                .toList();
    }

    private static Instance instance(ResultSet row) throws SQLException {
        return new Instance(
                new JobId(row.getString("id")),
                row.getString("host"),
                "RUNNING".equals(row.getString("status")),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("completed_at")),
                row.getString("problem"));
    }

    private static ServedVersion version(ResultSet row) throws SQLException {
        return new ServedVersion(
                new ModelApiVersionId(row.getString("id")),
                new ModelApiId(row.getString("api_id")),
                row.getInt("number"),
                "%s, version %d".formatted(row.getString("name"), row.getInt("number")),
                new ProjectId(row.getString("project_id")),
                new UserId(row.getString("creator_id")),
                Objects.requireNonNull(read(row.getString("source"), ServedSource.class)),
                Objects.requireNonNull(read(row.getString("recording"), RecordingChoices.class))
                        .any(),
                row.getString("commit_id"),
                new EnvironmentId(row.getString("environment_id")),
                new EnvironmentRevisionId(row.getString("environment_revision")),
                new HardwareTierId(row.getString("hardware_tier")),
                row.getInt("replicas"),
                row.getBoolean("async"),
                read(row.getString("variables"), EnvironmentVariables.class),
                row.getBoolean("wanted"),
                row.getBoolean("wanted") && row.getBoolean("open"),
                instant(row.getTimestamp("wanted_since")),
                VersionState.valueOf(row.getString("state")),
                row.getBoolean("served"),
                row.getInt("active_number"),
                List.of());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : JsonMapper.shared().readValue(json, type);
    }

    /** Answers a call with a token from the cache of authorizations, whose changes are all that such a route depends on. */
    @QueryHandler
    ServedRoute answer(RouteCall query) {
        return query.digest() == null
                ? find(query)
                : memory.recall(query, () -> Optional.of(find(query)).filter(ServedRoute::isOpen))
                        .orElseGet(() -> find(query));
    }

    private ServedRoute find(RouteCall query) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(Objects.requireNonNullElse(query.digest(), ""));
        String condition = switch (query.which()) {
            case "latest" -> "v.version_id = a.active_id";
            case "prod" -> "v.version_id = a.production_id";
            default -> {
                arguments.add(Integer.parseInt(query.which()));
                yield "v.number = ?";
            }
        };
        arguments.add(query.api().value());
        return jdbc
                .query(ROUTE + condition + " where a.api_id = ?", (row, n) -> route(row), arguments.toArray())
                .stream()
                .findFirst()
                .orElse(ServedRoute.NOWHERE);
    }

    private static ServedRoute route(ResultSet row) throws SQLException {
        String version = row.getString("id");
        String token = row.getString("token");
        ServedSource source = read(row.getString("source"), ServedSource.class);
        return new ServedRoute(
                true,
                row.getBoolean("async"),
                token == null ? null : new ModelApiTokenId(token),
                version == null ? null : new ModelApiVersionId(version),
                row.getInt("number"),
                read(row.getString("function"), ServedFunction.class),
                source == null ? null : source.modelName(),
                source == null ? null : source.modelVersion());
    }
}
