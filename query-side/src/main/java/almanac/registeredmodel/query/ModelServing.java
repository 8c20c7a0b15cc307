package almanac.registeredmodel.query;

import almanac.access.ModelApiStatus;
import almanac.registeredmodel.query.RegisteredModelQuery.ListModelApis;
import almanac.row.Page;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Answers which model APIs serve a registered model. */
@Component
class ModelServing {

    /**
     * Returns how many model APIs serve the model {@code r} with their active versions, and how many calls all versions
     * have answered with it: those of hours that are over by their events, those since by their minutes.
     */
    static final String COLUMNS = """
            (select count(distinct a.id) from model_version_row s
             join model_api_version_row sv on sv.model_version_id = s.id
             join model_api_row a on a.active_id = sv.id and not a.archived
             where s.model_id = r.id) as apis,
            (select coalesce(sum(
                coalesce((select sum(h.answered) from model_invocation_hour h where h.version_id = sv.id), 0)
                + coalesce((select sum(i.answered) from model_invocation_minute i
                            where i.version_id = sv.id and not i.counted), 0)), 0)
             from model_version_row s
             join model_api_version_row sv on sv.model_version_id = s.id
             where s.model_id = r.id) as predictions""";

    private static final String OF_MODEL = """
            select a.id, a.name, a.description, a.updated_at, v.id as version_id, v.number,
                %s as status
            from model_api_row a
            join model_api_version_row v on v.id = coalesce(a.active_id, (
                select w.id from model_api_version_row w where w.api_id = a.id order by w.number desc limit 1))
            where not a.archived and a.project_id = :project and exists (
                select from model_version_row m
                where m.id = v.model_version_id and m.model_id = :model
                    and (cast(:number as integer) is null or m.number = :number))
            order by a.id""".formatted(ModelApiStatus.LABEL);

    private final NamedParameterJdbcOperations jdbc;
    private final ModelProjects projects;

    ModelServing(NamedParameterJdbcOperations jdbc, ModelProjects projects) {
        this.jdbc = jdbc;
        this.projects = projects;
    }

    @QueryHandler
    Page<RegisteredModelVersionModelApiV1> answer(ListModelApis query) {
        RegisteredModelProjectSummaryV1 project = projects.of(query.project());
        return Page.of(jdbc.query(
                OF_MODEL,
                new MapSqlParameterSource("project", query.project().value())
                        .addValue("model", query.model().value())
                        .addValue("number", query.number()),
                (row, n) -> new RegisteredModelVersionModelApiV1(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("description"),
                        row.getString("version_id"),
                        row.getInt("number"),
                        row.getString("status"),
                        project,
                        Objects.requireNonNull(row.getTimestamp("updated_at")).toInstant())));
    }
}
