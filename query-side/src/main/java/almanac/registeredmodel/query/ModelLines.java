package almanac.registeredmodel.query;

import almanac.access.ReadableProjects;
import almanac.access.RolesByProject;
import almanac.person.Person;
import almanac.shared.CallerRoles;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines of lists of models: each with its latest version, its project and owners, all of them in one statement. */
@Component
class ModelLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Double>> METRICS = new TypeReference<>() {};

    private static final String MODELS = """
            select r.id, r.name, r.description, r.discoverable, cast(r.tags as text) as tags, r.created_at, r.updated_at,
                r.owner_id, owner.user_name as owner,
                v.number, v.stage, v.created_at as version_created_at, v.updated_at as version_updated_at,
                pr.id as project, pr.name as project_name, pr.main_repository is not null as is_git_based,
                pr.owner_id as project_owner_id, project_owner.user_name as project_owner, %s
            from registered_model_row r
            join project_row pr on pr.id = r.project_id
            left join person owner on owner.user_id = r.owner_id
            left join person project_owner on project_owner.user_id = pr.owner_id
            left join lateral (
                select * from model_version_row v
                where v.model_id = r.id and not v.deleted order by v.number desc limit 1) v on true
            %s
            where r.id in (:ids)""";

    private static final String WITH_RIGHTS = MODELS.formatted(RolesByProject.COLUMNS, """
            left join access_account u on u.account_id = :caller and u.active
            left join access_project p on p.project_id = r.project_id""");

    /**
     * JSON has no numbers for the values that are left out. Callers that may not see the experiments of a project, which
     * can know its models all the same, are told none.
     */
    private static final String WITH_METRICS =
            MODELS.formatted("cast(m.metrics as text) as metrics, " + ModelServing.COLUMNS, """
            left join lateral (
                select coalesce(jsonb_object_agg(k.name, l.value)
                    filter (where l.value not in ('NaN', 'Infinity', '-Infinity')), '{}') as metrics
                from run_metric_latest l join metric_key k on k.id = l.key_id
                where l.run_id = cast(v.run_id as uuid) and %s having count(*) > 0) m on true""".formatted(
                            ReadableProjects.withExperiments("r.project_id")));

    private final NamedParameterJdbcOperations jdbc;

    ModelLines(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the models in the order of the ids, with what the user may do with each. */
    List<RegisteredModelV1> withRights(List<String> ids, UserId by) {
        return inOrder(ids, WITH_RIGHTS, Map.of("ids", ids, "caller", by.value()), ModelLines::model);
    }

    /** Returns the models in the order of the ids, with those metrics of their latest versions that the user may see. */
    List<RegisteredModelForUIV1> withMetrics(List<String> ids, UserId by) {
        return inOrder(ids, WITH_METRICS, Map.of("ids", ids, "caller", by.value()), ModelLines::line);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> inOrder(List<String> ids, String sql, Map<String, ?> parameters, Reader<T> reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, T> byId = new HashMap<>();
        jdbc.query(sql, parameters, row -> {
            byId.put(row.getString("id"), reader.read(row));
        });
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private static RegisteredModelV1 model(ResultSet row) throws SQLException {
        CallerRoles roles = RolesByProject.read(row);
        return new RegisteredModelV1(
                row.getString("name"),
                row.getString("description"),
                row.getBoolean("discoverable"),
                name(row, "owner"),
                time(row, "created_at"),
                time(row, "updated_at"),
                latest(row),
                project(row),
                RegisteredModelRequestingUserAccessV1.of(roles),
                JSON.readValue(row.getString("tags"), TAGS));
    }

    private static RegisteredModelForUIV1 line(ResultSet row) throws SQLException {
        String metrics = row.getString("metrics");
        RegisteredModelProjectSummaryV1 project = project(row);
        return new RegisteredModelForUIV1(
                row.getString("name"),
                row.getString("description"),
                row.getBoolean("discoverable"),
                project.ownerUsername(),
                time(row, "created_at"),
                time(row, "updated_at"),
                latest(row),
                row.getString("stage"),
                metrics == null ? null : JSON.readValue(metrics, METRICS),
                row.getInt("apis"),
                row.getLong("predictions"),
                project,
                JSON.readValue(row.getString("tags"), TAGS));
    }

    private static RegisteredModelProjectSummaryV1 project(ResultSet row) throws SQLException {
        return new RegisteredModelProjectSummaryV1(
                new ProjectId(row.getString("project")),
                row.getString("project_name"),
                name(row, "project_owner"),
                row.getBoolean("is_git_based"));
    }

    /** Returns the user name, or what stands for it when the person is erased. */
    private static String name(ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? Person.labelOfErased(new UserId(row.getString(column + "_id"))) : name;
    }

    /** Returns a time of the latest version, or of the model when it has none. */
    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime ofVersion = row.getObject("version_" + column, OffsetDateTime.class);
        return Objects.requireNonNull(ofVersion == null ? row.getObject(column, OffsetDateTime.class) : ofVersion)
                .toInstant();
    }

    private static @Nullable Integer latest(ResultSet row) throws SQLException {
        return row.getObject("number", Integer.class);
    }
}
