package almanac.modelapi.query;

import almanac.modelapi.event.ModelApiVersionEvent;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionAdded;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionFailed;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionHalted;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionServing;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionStalled;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionTargeted;
import almanac.modelapi.event.RecordingChoices;
import almanac.modelapi.event.ServedFunction;
import almanac.modelapi.event.ServedSource;
import almanac.modelapi.query.ModelApiQuery.GetModelApiVersion;
import almanac.modelapi.query.ModelApiVersionSummaryV1.ModelApiVersionDeploymentV1;
import almanac.row.Row;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.EventFacts;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A version of a model API. */
@Entity
@Table(name = "model_api_version_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class ModelApiVersionRow extends Row<ModelApiVersionEvent> {

    static final String DATA_PLANE = "local";

    private static final String PRODUCTION = "prod";
    private static final String UNKNOWN = "";

    private String apiId;
    private String projectId;
    private String creatorId;
    private int number;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private ServedSource source;

    private @Nullable String modelVersionId;
    private @Nullable String commitId;
    private String environmentId;
    private String environmentRevision;
    private String description;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private RecordingChoices recording;

    private boolean wanted;
    private @Nullable Instant wantedSince;

    @Enumerated(EnumType.STRING)
    private VersionState state = VersionState.IDLE;

    /** Whether an instance has answered since the version was wanted. */
    private boolean served;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable ServedFunction function;

    private @Nullable String problem;

    @Override
    protected void apply(ModelApiVersionEvent event, EventFacts facts) {
        switch (event) {
            case ApiVersionAdded e -> add(e, facts);
            case ApiVersionTargeted e -> target(e.running(), facts);
            case ApiVersionServing e -> {
                state = VersionState.SERVING;
                served = true;
                function = e.function();
                problem = null;
            }
            case ApiVersionStalled e -> {
                state = VersionState.STALLED;
                problem = e.reason();
            }
            case ApiVersionFailed e -> {
                state = VersionState.FAILED;
                wanted = false;
                problem = e.reason();
            }
            case ApiVersionHalted _ -> state = VersionState.HALTED;
        }
    }

    private void add(ApiVersionAdded event, EventFacts facts) {
        apiId = event.api().value();
        projectId = event.project().value();
        creatorId = facts.actor();
        number = event.number();
        source = event.source();
        modelVersionId =
                event.source().files() == null ? null : event.source().files().value();
        commitId = event.commitId();
        environmentId = event.environment().value();
        environmentRevision = event.environmentRevision().value();
        description = event.description();
        recording = event.recording();
    }

    private void target(boolean running, EventFacts facts) {
        wanted = running;
        if (running) {
            wantedSince = facts.at();
            served = false;
            problem = null;
            state = state == VersionState.FAILED || state == VersionState.HALTED ? VersionState.IDLE : state;
        }
    }

    boolean isOf(ModelApiId api) {
        return apiId.equals(api.value());
    }

    ModelApiVersionId versionId() {
        return new ModelApiVersionId(id());
    }

    /** Returns the reason why it cannot be served; null when none is known. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Returns the function that it serves; null until an instance has answered. */
    @Nullable
    ServedFunction function() {
        return function;
    }

    /** Returns the query that this row answers. */
    GetModelApiVersion asked() {
        return new GetModelApiVersion(new ModelApiId(apiId), versionId());
    }

    ModelApiVersionSummaryV1 toSummaryV1(String status) {
        return new ModelApiVersionSummaryV1(versionId(), number, DATA_PLANE, ModelApiVersionDeploymentV1.of(status));
    }

    ModelApiVersionV1 toV1(String status, boolean isProduction) {
        return new ModelApiVersionV1(
                versionId(),
                new ModelApiId(apiId),
                number,
                new ProjectId(projectId),
                commitId == null ? UNKNOWN : commitId,
                new EnvironmentRevisionId(environmentRevision),
                DATA_PLANE,
                description,
                ModelApiVersionV1.ModelApiSourceV1.of(source),
                isProduction ? List.of(PRODUCTION) : List.of(),
                recording.logsRequests(),
                recording.isMonitored(),
                recording.recordsInvocations(),
                ModelApiVersionDeploymentV1.of(status),
                new ModelApiVersionV1.ModelApiVersionMetadataV1(createdAt().toEpochMilli(), creatorId));
    }
}
