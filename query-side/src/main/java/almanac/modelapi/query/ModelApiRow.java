package almanac.modelapi.query;

import almanac.environment.event.EnvironmentVariables;
import almanac.modelapi.event.ModelApiEvent;
import almanac.modelapi.event.ModelApiEvent.ModelApiArchived;
import almanac.modelapi.event.ModelApiEvent.ModelApiDescribed;
import almanac.modelapi.event.ModelApiEvent.ModelApiPublished;
import almanac.modelapi.event.ModelApiEvent.ModelApiRenamed;
import almanac.modelapi.event.ModelApiEvent.ModelApiResized;
import almanac.modelapi.event.ModelApiEvent.ModelApiShared;
import almanac.modelapi.event.ModelApiEvent.ModelApiUnshared;
import almanac.modelapi.event.ModelApiEvent.ModelApiVariablesSet;
import almanac.modelapi.event.ModelApiEvent.ModelApiVersionActivated;
import almanac.modelapi.event.ModelApiEvent.ProductionVersionChosen;
import almanac.modelapi.query.ModelApiQuery.GetModelApi;
import almanac.row.Row;
import almanac.shared.EnvironmentId;
import almanac.shared.EventFacts;
import almanac.shared.HardwareTierId;
import almanac.shared.ModelApiId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A model API. */
@Entity
@Table(name = "model_api_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class ModelApiRow extends Row<ModelApiEvent> {

    private String projectId;
    private String creatorId;
    private String name;
    private String description;
    private String environmentId;
    private String hardwareTier;
    private int replicas;
    private boolean async;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable EnvironmentVariables variables;

    private @Nullable String activeId;
    private @Nullable String productionId;
    private boolean archived;

    @Override
    protected void apply(ModelApiEvent event, EventFacts facts) {
        switch (event) {
            case ModelApiPublished e -> {
                projectId = e.project().value();
                creatorId = facts.actor();
                name = e.name();
                description = e.description();
                environmentId = e.environment().value();
                hardwareTier = e.hardwareTier().value();
                replicas = e.replicas();
                async = e.async();
                variables = e.variables();
            }
            case ModelApiRenamed e -> name = e.name();
            case ModelApiDescribed e -> description = e.description();
            case ModelApiResized e -> {
                environmentId = e.environment().value();
                hardwareTier = e.hardwareTier().value();
                replicas = e.replicas();
            }
            case ModelApiVariablesSet e -> variables = e.variables();
            case ModelApiVersionActivated e -> activeId = e.version().value();
            case ProductionVersionChosen e ->
                productionId = e.version() == null ? null : e.version().value();
            case ModelApiShared _, ModelApiUnshared _ -> {} // collaborators are held by the access tables
            case ModelApiArchived _ -> archived = true;
        }
    }

    boolean isThere() {
        return !archived;
    }

    List<String> variableNames() {
        return variables == null ? List.of() : variables.names();
    }

    /** Returns the query that this row answers. */
    GetModelApi asked() {
        return new GetModelApi(new ModelApiId(id()));
    }

    /**
     * Returns the model API as its API shows it.
     *
     * @param shared the users with a role in it, besides its publisher
     * @param shown its active version, or the newest while none is active
     */
    ModelApiV1 toV1(
            List<ModelApiAccessTokenV1> tokens,
            List<ModelApiV1.ModelApiCollaboratorRoleV1> shared,
            @Nullable ModelApiVersionSummaryV1 shown) {
        return new ModelApiV1(
                new ModelApiId(id()),
                name,
                description,
                new EnvironmentId(environmentId),
                new HardwareTierId(hardwareTier),
                replicas,
                async,
                false,
                archived,
                ModelApiV1.ROUTED_BY_VERSION,
                new ModelApiV1.ModelApiAccessConfigurationV1(false, tokens),
                shown,
                Stream.concat(Stream.of(ModelApiV1.ModelApiCollaboratorRoleV1.owner(creatorId)), shared.stream())
                        .toList(),
                ModelApiV1.ModelApiHealthCheckConfigurationV1.USUAL,
                List.of(),
                new ModelApiV1.ModelApiMetadataV1(
                        createdAt().toEpochMilli(), creatorId, updatedAt().toEpochMilli()));
    }
}
