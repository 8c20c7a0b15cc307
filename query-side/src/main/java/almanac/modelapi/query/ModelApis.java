package almanac.modelapi.query;

import almanac.access.ReadableProjects;
import almanac.modelapi.event.ModelApiEvent;
import almanac.modelapi.event.ModelApiRole;
import almanac.modelapi.query.ModelApiQuery.GetModelApi;
import almanac.modelapi.query.ModelApiQuery.ListModelApiVariables;
import almanac.modelapi.query.ModelApiQuery.SearchModelApis;
import almanac.modelapi.query.ModelApiV1.ModelApiCollaboratorRoleV1;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.SearchSql;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ModelApiId;
import almanac.shared.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Projects model APIs, and answers queries for them. */
@Component
@ProcessingGroup("model-apis")
class ModelApis extends RowProjection<ModelApiEvent, ModelApiRow> {

    private static final String VISIBLE = "not r.archived and (%s or %s)"
            .formatted(ReadableProjects.withModelApis("r.project_id"), ReadableProjects.sharedModelApi("r.id"));

    private static final String COLLABORATORS = """
            select api_id, user_id, role from access_model_api_grant where api_id in (:apis) order by user_id""";

    private static final String SERVES = """
            exists (select from model_api_version_row v
                    join model_version_row m on m.id = v.model_version_id
                    join registered_model_row n on n.id = m.model_id and not n.deleted
                    where v.api_id = r.id and n.name =\s""";

    private final NamedParameterJdbcOperations jdbc;
    private final ModelApiTokens tokens;
    private final ModelApiVersions versions;

    ModelApis(RowStore store, NamedParameterJdbcOperations jdbc, ModelApiTokens tokens, ModelApiVersions versions) {
        super(
                store,
                new ProjectionType<>(
                        "modelapis", ModelApiEvent.class, ModelApiRow.class, ModelApiRow::new, ModelApiRow::asked));
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.versions = versions;
    }

    @EventHandler
    void on(ModelApiEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    ModelApiV1 answer(GetModelApi query) {
        return toV1(List.of(row(query.api()))).getFirst();
    }

    @QueryHandler
    Page<ModelApiV1> answer(SearchModelApis query) {
        SearchSql sql = new SearchSql(VISIBLE).with("caller", query.by().value());
        ModelApiFilter filter = query.filter();
        if (filter.project() != null) {
            sql.and("r.project_id = " + sql.put(filter.project().value()));
        }
        if (filter.environment() != null) {
            sql.and("r.environment_id = " + sql.put(filter.environment().value()));
        }
        if (filter.name() != null) {
            sql.and("position(lower(" + sql.put(filter.name()) + ") in lower(r.name)) > 0");
        }
        if (filter.modelName() != null) {
            String number = filter.modelVersion() == null ? "" : " and m.number = " + sql.put(filter.modelVersion());
            sql.and(SERVES + sql.put(filter.modelName()) + number + ")");
        }
        return rows.page("from model_api_row r where " + sql.text(), "r.id desc", sql.parameters(), query.window())
                .mapParts(this::toV1);
    }

    private List<ModelApiV1> toV1(List<ModelApiRow> some) {
        List<String> ids = some.stream().map(ModelApiRow::id).toList();
        Map<ModelApiId, List<ModelApiAccessTokenV1>> byApi = ids.isEmpty() ? Map.of() : tokens.of(ids);
        Map<String, ModelApiVersionSummaryV1> shown = versions.shown(ids);
        Map<String, List<ModelApiCollaboratorRoleV1>> shared = ids.isEmpty() ? Map.of() : collaborators(ids);
        return some.stream()
                .map(row -> row.toV1(
                        byApi.getOrDefault(new ModelApiId(row.id()), List.of()),
                        shared.getOrDefault(row.id(), List.of()),
                        shown.get(row.id())))
                .toList();
    }

    private Map<String, List<ModelApiCollaboratorRoleV1>> collaborators(List<String> apis) {
        Map<String, List<ModelApiCollaboratorRoleV1>> shared = new HashMap<>();
        jdbc.query(COLLABORATORS, Map.of("apis", apis), row -> {
            shared.computeIfAbsent(row.getString("api_id"), _ -> new ArrayList<>())
                    .add(ModelApiCollaboratorRoleV1.of(
                            new UserId(row.getString("user_id")), ModelApiRole.valueOf(row.getString("role"))));
        });
        return shared;
    }

    @QueryHandler
    Page<ModelApiVariableV1> answer(ListModelApiVariables query) {
        return Page.of(row(query.api()).variableNames().stream()
                .map(ModelApiVariableV1::new)
                .toList());
    }

    private ModelApiRow row(ModelApiId api) {
        return rows.find(api.value())
                .filter(ModelApiRow::isThere)
                .orElseThrow(() -> ErrorCode.MODEL_API_NOT_FOUND.with(api));
    }
}
