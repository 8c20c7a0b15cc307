package almanac.registeredmodel.query;

import almanac.access.ReadableProjects;
import almanac.access.RolesByProject;
import almanac.person.PersonVault;
import almanac.registeredmodel.query.RegisteredModelQuery.GetRegisteredModel;
import almanac.registeredmodel.query.RegisteredModelQuery.ListModelNames;
import almanac.registeredmodel.query.RegisteredModelQuery.ListModelsForUi;
import almanac.registeredmodel.query.RegisteredModelQuery.ListRegisteredModels;
import almanac.row.FoundIds;
import almanac.row.Page;
import almanac.row.SearchSql;
import almanac.row.SizedIds;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchOrder;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for models with what belongs to them: their latest versions, their projects and the caller's rights. */
@Component
class ModelLists {

    private static final String TABLE = "registered_model_row";
    private static final String FROM = TABLE + " r";

    private static final String MODELS = """
            not r.deleted and exists (select from access_project p where p.project_id = r.project_id)
                and position(lower(cast(:part as text)) in lower(r.name)) > 0
                and (%s)""";

    private static final String KNOWN = MODELS.formatted("r.discoverable or " + ReadableProjects.known("r.project_id"));
    private static final String JOINED = MODELS.formatted(ReadableProjects.joined("r.project_id"));

    private static final String LAST_UPDATED = """
            coalesce((
                select v.updated_at from model_version_row v
                where v.model_id = r.id and not v.deleted order by v.number desc limit 1), r.updated_at)""";

    private static final Map<String, String> SORTABLE =
            Map.of("name", "r.name", "timestamp", LAST_UPDATED, "last_updated_timestamp", LAST_UPDATED);

    private static final String BY_NAME = "r.name, r.id";

    private final RegisteredModels models;
    private final ModelVersions versions;
    private final ModelProjects projects;
    private final RolesByProject roles;
    private final ModelLines lines;
    private final PersonVault vault;
    private final NamedParameterJdbcOperations jdbc;

    ModelLists(
            RegisteredModels models,
            ModelVersions versions,
            ModelProjects projects,
            RolesByProject roles,
            ModelLines lines,
            PersonVault vault,
            NamedParameterJdbcOperations jdbc) {
        this.models = models;
        this.versions = versions;
        this.projects = projects;
        this.roles = roles;
        this.lines = lines;
        this.vault = vault;
        this.jdbc = jdbc;
    }

    /**
     * Answers a model. A user without a role in its project is shown it as of those points in time when it was
     * discoverable.
     */
    @QueryHandler
    Versioned<RegisteredModelV1> answer(GetRegisteredModel query) {
        RegisteredModelRow row = models.rows()
                .find(query.model().value())
                .filter(RegisteredModelRow::isThere)
                .orElseThrow(() -> ErrorCode.MODEL_NOT_FOUND.with(query.model()));
        CallerRoles inProject = roles.of(query.by(), List.of(row.project())).get(row.project());
        boolean isKnown = inProject != null && Permission.LIST_PROJECT.isHeldBy(inProject);
        if (inProject == null || !(isKnown || row.isDiscoverable())) {
            throw ErrorCode.MODEL_NOT_FOUND.with(query.model());
        }
        RegisteredModelV1 model = row.toV1(
                vault.person(row.owner()).userName(),
                versions.newestAsAsked(row.model()),
                projects.of(row.project()),
                RegisteredModelRequestingUserAccessV1.of(inProject));
        return Versioned.of(model, row);
    }

    /** Answers one page. Its count is no total: it says whether another page follows. */
    @QueryHandler
    Page<RegisteredModelV1> answer(ListRegisteredModels query) {
        return found(KNOWN, query.by(), query.filter(), query.window()).page(ids -> lines.withRights(ids, query.by()));
    }

    /** Answers one page. Its count is no total: it says whether another page follows. */
    @QueryHandler
    Page<RegisteredModelForUIV1> answer(ListModelsForUi query) {
        return found(query.withDiscoverable() ? KNOWN : JOINED, query.by(), query.filter(), query.window())
                .page(ids -> lines.withMetrics(ids, query.by()));
    }

    @QueryHandler
    Page<ModelName> answer(ListModelNames query) {
        SearchSql sql = search(KNOWN, query.by(), query.filter());
        FoundIds found = FoundIds.of(FROM, sql, BY_NAME, query.window(), jdbc);
        List<ModelName> names = models.rows().inOrder(found.ids()).stream()
                .map(row -> new ModelName(row.name()))
                .toList();
        Long total = jdbc.queryForObject(
                "select count(*) from %s where %s".formatted(FROM, sql.text()), sql.parameters(), Long.class);
        return new Page<>(names, total == null ? 0 : total);
    }

    private SizedIds found(String visible, UserId by, ModelFilter filter, Window window) {
        String order = Stream.concat(filter.order().stream().map(ModelLists::column), Stream.of(BY_NAME))
                .collect(Collectors.joining(", "));
        return SizedIds.of(TABLE, search(visible, by, filter), order, window, jdbc);
    }

    private static SearchSql search(String visible, UserId by, ModelFilter filter) {
        SearchSql sql = new SearchSql(visible).with("caller", by.value()).with("part", filter.part());
        if (filter.project() != null) {
            sql.and("r.project_id = " + sql.put(filter.project().value()));
        }
        filter.filter().comparisons().forEach(comparison -> sql.and(condition(comparison, sql)));
        return sql;
    }

    private static String condition(Comparison comparison, SearchSql sql) {
        return switch (comparison.entity()) {
            case "tags", "tag" -> sql.ofEntry("r.tags", comparison);
            case "" -> sql.ofText("r.name", comparison);
            default -> throw comparison.refused("'%s' is no tags".formatted(comparison.entity()));
        };
    }

    private static String column(SearchOrder order) {
        String column = SORTABLE.get(order.key());
        if (column == null) {
            throw order.refused("is no column to sort by");
        }
        return column + (order.isDescending() ? " desc" : "");
    }
}
