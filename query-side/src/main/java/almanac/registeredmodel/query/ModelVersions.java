package almanac.registeredmodel.query;

import almanac.access.ReadableProjects;
import almanac.person.Person;
import almanac.person.PersonVault;
import almanac.registeredmodel.event.ModelVersionEvent;
import almanac.registeredmodel.query.ModelVersionQuery.GetVersion;
import almanac.registeredmodel.query.ModelVersionQuery.ListLatestVersions;
import almanac.registeredmodel.query.ModelVersionQuery.LocateVersion;
import almanac.registeredmodel.query.ModelVersionQuery.SearchVersions;
import almanac.row.FoundIds;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowStore;
import almanac.row.Rows;
import almanac.row.SearchSql;
import almanac.row.Versioned;
import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ModelId;
import almanac.shared.ModelVersionId;
import almanac.shared.Projection;
import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchOrder;
import almanac.shared.UserId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Projects versions of models, and answers queries for them. */
@Component
@ProcessingGroup("model-versions")
class ModelVersions implements Projection {

    private static final String WITH_MODEL =
            "model_version_row r join registered_model_row m on m.id = r.model_id and not m.deleted";

    private static final String VISIBLE = "not r.deleted and " + ReadableProjects.withExperiments("r.project_id");

    private static final Map<String, String> TEXTS =
            Map.of("name", "m.name", "run_id", "r.run_id", "source_path", "r.source", "source", "r.source");
    private static final Map<String, String> NUMBERS = Map.of("version_number", "r.number", "version", "r.number");
    private static final Map<String, String> SORTABLE =
            Map.of("last_updated_timestamp", "r.updated_at", "creation_timestamp", "r.created_at");

    private static final String LATEST = """
            select distinct on (r.model_id, r.stage) r.id from model_version_row r
            where r.model_id in (:models) and not r.deleted order by r.model_id, r.stage, r.number desc""";

    private final Rows<ModelVersionEvent, ModelVersionRow> rows;
    private final NamedParameterJdbcOperations jdbc;
    private final EntityManager entities;
    private final PersonVault vault;

    ModelVersions(RowStore store, NamedParameterJdbcOperations jdbc, EntityManager entities, PersonVault vault) {
        this.rows = store.rows(new ProjectionType<>(
                "modelversions",
                ModelVersionEvent.class,
                ModelVersionRow.class,
                ModelVersionRow::new,
                ModelVersionRow::asked));
        this.jdbc = jdbc;
        this.entities = entities;
        this.vault = vault;
    }

    @Override
    public List<String> tables() {
        return List.of("model_version_row");
    }

    /** Returns the rows, for answers that have more in them than a version. */
    Rows<ModelVersionEvent, ModelVersionRow> rows() {
        return rows;
    }

    @EventHandler
    void on(ModelVersionEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    VersionLocation answer(LocateVersion query) {
        return new VersionLocation(jdbc
                .queryForList(
                        "select id from model_version_row where model_id = :model and number = :number and not deleted",
                        Map.of("model", query.model().value(), "number", query.number()),
                        String.class)
                .stream()
                .findFirst()
                .map(ModelVersionId::new)
                .orElse(null));
    }

    @QueryHandler
    Versioned<MlflowModelVersion> answer(GetVersion query) {
        ModelVersionRow row = rows.find(query.version().value())
                .filter(found -> found.belongsTo(query.project()))
                .orElseThrow(() -> ErrorCode.MODEL_VERSION_NOT_FOUND.with("?", query.version()));
        return Versioned.of(whole(List.of(row)).getFirst(), row);
    }

    @QueryHandler
    Page<MlflowModelVersion> answer(ListLatestVersions query) {
        List<String> wanted = query.stages().stream()
                .map(stage -> stage.toLowerCase(Locale.ROOT))
                .toList();
        List<MlflowModelVersion> latest = whole(latest(List.of(query.model()))).stream()
                .filter(version -> wanted.isEmpty()
                        || wanted.contains(version.currentStage().toLowerCase(Locale.ROOT)))
                .toList();
        return new Page<>(latest, latest.size());
    }

    /** Answers one page. Its count is no total: it says whether another page follows. */
    @QueryHandler
    Page<MlflowModelVersion> answer(SearchVersions query) {
        SearchSql sql = new SearchSql(VISIBLE).with("caller", query.by().value());
        query.filter().comparisons().forEach(comparison -> sql.and(condition(comparison, sql)));
        String order = Stream.concat(
                        query.order().stream().map(ModelVersions::column),
                        Stream.of("r.updated_at desc, m.name, r.number desc"))
                .collect(Collectors.joining(", "));
        FoundIds found = FoundIds.of(WITH_MODEL, sql, order, query.window(), jdbc);
        return new Page<>(rows.inOrder(found.ids()), found.atLeast()).mapParts(this::whole);
    }

    private static String condition(Comparison comparison, SearchSql sql) {
        return switch (comparison.entity()) {
            case "tags", "tag" -> sql.ofEntry("r.tags", comparison);
            case "", "attribute", "attributes" ->
                NUMBERS.containsKey(comparison.key())
                        ? sql.ofWhole(SearchSql.column(NUMBERS, comparison), comparison)
                        : sql.ofText(SearchSql.column(TEXTS, comparison), comparison);
            default -> throw comparison.refused("'%s' is neither attribute nor tags".formatted(comparison.entity()));
        };
    }

    private static String column(SearchOrder order) {
        return Stream.of(TEXTS, NUMBERS, SORTABLE)
                .flatMap(columns -> Optional.ofNullable(columns.get(order.key())).stream())
                .findFirst()
                .map(column -> column + (order.isDescending() ? " desc" : ""))
                .orElseThrow(() -> order.refused("is no column to sort by"));
    }

    /** Returns the latest version of each stage, of each of the models. */
    Map<ModelId, List<MlflowModelVersion>> latestOf(Map<ModelId, RegisteredModelRow> models) {
        if (models.isEmpty()) {
            return Map.of();
        }
        List<ModelVersionRow> latest = latest(List.copyOf(models.keySet()));
        Map<UserId, Person> persons = persons(latest);
        return latest.stream()
                .collect(Collectors.groupingBy(
                        ModelVersionRow::model,
                        Collectors.mapping(
                                row -> row.toMlflow(
                                        Objects.requireNonNull(models.get(row.model())), name(row, persons)),
                                Collectors.toList())));
    }

    private List<ModelVersionRow> latest(List<ModelId> models) {
        List<String> ids = jdbc.queryForList(
                LATEST, Map.of("models", models.stream().map(ModelId::value).toList()), String.class);
        return List.copyOf(rows.inOrder(ids));
    }

    /**
     * Returns the newest version of the model at the point in time that the query in hand asks for; null when it had
     * none. Versions come to the log in the order of their numbers, so those that existed then come before all others.
     */
    @Nullable
    ModelVersionRow newestAsAsked(ModelId model) {
        List<String> ids = jdbc.queryForList(
                "select id from model_version_row where model_id = :model order by number",
                Map.of("model", model.value()),
                String.class);
        int first = 0;
        int end = ids.size();
        while (first < end) { // the first that did not exist yet is in this part
            int middle = (first + end) / 2;
            if (rows.find(ids.get(middle)).isPresent()) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return ids.subList(0, first).reversed().stream()
                .flatMap(id -> rows.find(id).stream())
                .filter(ModelVersionRow::isThere)
                .findFirst()
                .orElse(null);
    }

    /** Adds what is not in the rows: the names of models and users. */
    private List<MlflowModelVersion> whole(List<ModelVersionRow> some) {
        Map<UserId, Person> persons = persons(some);
        Map<ModelId, RegisteredModelRow> models = some.stream()
                .map(ModelVersionRow::model)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        model -> Objects.requireNonNull(entities.find(RegisteredModelRow.class, model.value()))));
        return some.stream()
                .map(row -> row.toMlflow(Objects.requireNonNull(models.get(row.model())), name(row, persons)))
                .toList();
    }

    private Map<UserId, Person> persons(List<ModelVersionRow> some) {
        return vault.persons(some.stream()
                .map(ModelVersionRow::creator)
                .filter(creator -> !creator.equals(Actor.SYSTEM))
                .distinct()
                .map(UserId::new)
                .toList());
    }

    private static String name(ModelVersionRow row, Map<UserId, Person> persons) {
        return row.creator().equals(Actor.SYSTEM)
                ? Actor.SYSTEM
                : Objects.requireNonNull(persons.get(new UserId(row.creator()))).userName();
    }
}
