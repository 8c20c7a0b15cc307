package almanac.registeredmodel.query;

import almanac.registeredmodel.event.RegisteredModelEvent;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasSet;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDeleted;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDescribed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDiscoverabilityChanged;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRegistered;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRenamed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagged;
import almanac.registeredmodel.query.RegisteredModelQuery.GetModelOfProject;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.ModelId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A registered model. */
@Entity
@Table(name = "registered_model_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class RegisteredModelRow extends Row<RegisteredModelEvent> {

    private String projectId;
    private String ownerId;
    private String name;
    private String description;
    private boolean discoverable;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> tags = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, Integer> aliases = Map.of();

    private boolean deleted;

    @Override
    protected void apply(RegisteredModelEvent event, EventFacts facts) {
        switch (event) {
            case ModelRegistered e -> {
                projectId = e.project().value();
                ownerId = e.owner().value();
                name = e.name();
                description = e.description();
                discoverable = e.discoverable();
            }
            case ModelDescribed e -> description = e.description();
            case ModelDiscoverabilityChanged e -> discoverable = e.discoverable();
            case ModelRenamed e -> name = e.name();
            case ModelTagged e -> tags = with(tags, e.tags());
            case ModelTagRemoved e -> tags = without(tags, e.key());
            case ModelAliasSet e -> aliases = with(aliases, Map.of(e.alias(), e.version()));
            case ModelAliasRemoved e -> aliases = without(aliases, e.alias());
            case ModelDeleted _ -> deleted = true;
        }
    }

    /** Returns the entries and more of them, as a new map: a changed one is not seen as a change. */
    static <V> Map<String, V> with(Map<String, V> entries, Map<String, V> more) {
        Map<String, V> all = new HashMap<>(entries);
        all.putAll(more);
        return all;
    }

    static <V> Map<String, V> without(Map<String, V> entries, String key) {
        Map<String, V> rest = new HashMap<>(entries);
        rest.remove(key);
        return rest;
    }

    boolean isThere() {
        return !deleted;
    }

    boolean belongsTo(ProjectId project) {
        return projectId.equals(project.value());
    }

    ModelId model() {
        return new ModelId(id());
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    boolean isDiscoverable() {
        return discoverable;
    }

    UserId owner() {
        return new UserId(ownerId);
    }

    String name() {
        return name;
    }

    /** Returns the aliases of a version, in order. */
    List<String> aliasesOf(int number) {
        return aliases.entrySet().stream()
                .filter(alias -> alias.getValue() == number)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Returns the query that stands for the right to read this row's past. */
    GetModelOfProject asked() {
        return new GetModelOfProject(new ModelId(id()), new ProjectId(projectId));
    }

    MlflowModel toMlflow(String ownerName, List<MlflowModelVersion> latest) {
        long changed = latest.stream()
                .mapToLong(MlflowModelVersion::lastUpdatedTimestamp)
                .reduce(updatedAt().toEpochMilli(), Math::max);
        return new MlflowModel(
                name,
                createdAt().toEpochMilli(),
                changed,
                ownerName,
                description,
                latest,
                MlflowModelTag.of(with(
                        tags,
                        Map.of(
                                "mlflow.domino.project_id",
                                projectId,
                                "mlflow.domino.discoverable",
                                Boolean.toString(discoverable)))),
                new TreeMap<>(aliases)
                        .entrySet().stream()
                                .map(alias -> new MlflowModel.Alias(alias.getKey(), Integer.toString(alias.getValue())))
                                .toList());
    }

    RegisteredModelV1 toV1(
            String ownerName,
            @Nullable ModelVersionRow latest,
            RegisteredModelProjectSummaryV1 project,
            RegisteredModelRequestingUserAccessV1 access) {
        return new RegisteredModelV1(
                name,
                description,
                discoverable,
                ownerName,
                latest == null ? createdAt() : latest.createdAt(),
                latest == null ? updatedAt() : latest.updatedAt(),
                latest == null ? null : latest.number(),
                project,
                access,
                tags);
    }
}
