package almanac.registeredmodel.query;

import almanac.access.ReadableProjects;
import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.registeredmodel.event.RegisteredModelEvent;
import almanac.registeredmodel.query.RegisteredModelQuery.GetModel;
import almanac.registeredmodel.query.RegisteredModelQuery.GetModelOfProject;
import almanac.registeredmodel.query.RegisteredModelQuery.LocateModel;
import almanac.registeredmodel.query.RegisteredModelQuery.SearchModels;
import almanac.row.FoundIds;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowStore;
import almanac.row.Rows;
import almanac.row.SearchSql;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ModelId;
import almanac.shared.ProjectId;
import almanac.shared.Projection;
import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchOrder;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Projects registered models, and answers queries for them. */
@Component
@ProcessingGroup("registered-models")
class RegisteredModels implements Projection {

    /** Holds for the models that the user {@code :caller} may know of. An archived project has none. */
    private static final String VISIBLE = """
            not r.deleted and exists (select from access_project p where p.project_id = r.project_id)
                and (r.discoverable or %s)""".formatted(ReadableProjects.known("r.project_id"));

    /** Holds for the models of which the user {@code :caller} may see the versions. */
    private static final String WITH_VERSIONS = "select r.id from registered_model_row r where r.id in (:ids) and "
            + ReadableProjects.withExperiments("r.project_id");

    private static final Map<String, String> TEXTS = Map.of("name", "r.name");
    private static final Map<String, String> SORTABLE = Map.of(
            "timestamp",
            "r.updated_at",
            "last_updated_timestamp",
            "r.updated_at",
            "creation_timestamp",
            "r.created_at");

    private final Rows<RegisteredModelEvent, RegisteredModelRow> rows;
    private final NamedParameterJdbcOperations jdbc;
    private final ModelVersions versions;
    private final PersonVault vault;

    RegisteredModels(RowStore store, NamedParameterJdbcOperations jdbc, ModelVersions versions, PersonVault vault) {
        this.rows = store.rows(new ProjectionType<>(
                "registeredmodels",
                RegisteredModelEvent.class,
                RegisteredModelRow.class,
                RegisteredModelRow::new,
                RegisteredModelRow::asked));
        this.jdbc = jdbc;
        this.versions = versions;
        this.vault = vault;
    }

    @Override
    public List<String> tables() {
        return List.of("registered_model_row");
    }

    /** Returns the rows, for answers that have more in them than a model. */
    Rows<RegisteredModelEvent, RegisteredModelRow> rows() {
        return rows;
    }

    @EventHandler
    void on(RegisteredModelEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    ModelLocation answer(LocateModel query) {
        return jdbc
                .query(
                        "select r.id, r.project_id, r.discoverable from registered_model_row r where " + VISIBLE
                                + " and r.name = :name",
                        Map.of("caller", query.by().value(), "name", query.name()),
                        (row, n) -> new ModelLocation(
                                new ModelId(row.getString(1)), new ProjectId(row.getString(2)), row.getBoolean(3)))
                .stream()
                .findFirst()
                .orElse(ModelLocation.NOWHERE);
    }

    @QueryHandler
    MlflowModel answer(GetModel query) {
        List<String> visible = jdbc.queryForList(
                "select r.id from registered_model_row r where " + VISIBLE + " and r.id = :id",
                Map.of("caller", query.by().value(), "id", query.model().value()),
                String.class);
        return asKnownTo(query.by(), rows.inOrder(visible)).stream()
                .findFirst()
                .orElseThrow(() -> ErrorCode.MODEL_NOT_FOUND.with(query.model()));
    }

    @QueryHandler
    Versioned<MlflowModel> answer(GetModelOfProject query) {
        RegisteredModelRow row = rows.find(query.model().value())
                .filter(found -> found.belongsTo(query.project()) && found.isThere())
                .orElseThrow(() -> ErrorCode.MODEL_NOT_FOUND.with(query.model()));
        return Versioned.of(whole(List.of(row), List.of(row)).getFirst(), row);
    }

    /** Answers one page. Its count is no total: it says whether another page follows. */
    @QueryHandler
    Page<MlflowModel> answer(SearchModels query) {
        SearchSql sql = new SearchSql(VISIBLE).with("caller", query.by().value());
        query.filter().comparisons().forEach(comparison -> sql.and(condition(comparison, sql)));
        String order = Stream.concat(query.order().stream().map(RegisteredModels::column), Stream.of("r.name, r.id"))
                .collect(Collectors.joining(", "));
        FoundIds found = FoundIds.of("registered_model_row r", sql, order, query.window(), jdbc);
        return new Page<>(rows.inOrder(found.ids()), found.atLeast()).mapParts(some -> asKnownTo(query.by(), some));
    }

    private static String condition(Comparison comparison, SearchSql sql) {
        return switch (comparison.entity()) {
            case "tags", "tag" -> sql.ofEntry("r.tags", comparison);
            case "", "attribute", "attributes" -> sql.ofText(SearchSql.column(TEXTS, comparison), comparison);
            default -> throw comparison.refused("'%s' is neither attribute nor tags".formatted(comparison.entity()));
        };
    }

    private static String column(SearchOrder order) {
        String column = TEXTS.getOrDefault(order.key(), SORTABLE.get(order.key()));
        if (column == null) {
            throw order.refused("is no column to sort by");
        }
        return column + (order.isDescending() ? " desc" : "");
    }

    /** Returns the models; a user that knows of one by its being discoverable alone is shown none of its versions. */
    private List<MlflowModel> asKnownTo(UserId caller, List<RegisteredModelRow> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        Set<String> withVersions = Set.copyOf(jdbc.queryForList(
                WITH_VERSIONS,
                Map.of(
                        "caller",
                        caller.value(),
                        "ids",
                        some.stream().map(RegisteredModelRow::id).toList()),
                String.class));
        return whole(
                some,
                some.stream().filter(row -> withVersions.contains(row.id())).toList());
    }

    private List<MlflowModel> whole(List<RegisteredModelRow> some, List<RegisteredModelRow> withVersions) {
        Map<ModelId, List<MlflowModelVersion>> latest = versions.latestOf(
                withVersions.stream().collect(Collectors.toMap(row -> new ModelId(row.id()), row -> row)));
        Map<UserId, Person> owners =
                vault.persons(some.stream().map(RegisteredModelRow::owner).collect(Collectors.toSet()));
        return some.stream()
                .map(row -> row.toMlflow(
                        Objects.requireNonNull(owners.get(row.owner())).userName(),
                        latest.getOrDefault(new ModelId(row.id()), List.of())))
                .toList();
    }
}
