package almanac.modelapi.event;

import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/** Events of one version of a model API: what it serves, whether it is to run, and what its instances do. */
public sealed interface ModelApiVersionEvent {

    ModelApiVersionId version();

    /**
     * A version was added.
     *
     * @param number of the model API's versions, from 1, without gaps
     * @param commitId of the project's files; null when they are in an outside repository
     * @param environmentRevision that its instances run in
     */
    record ApiVersionAdded(
            ModelApiVersionId version,
            ModelApiId api,
            int number,
            ProjectId project,
            ServedSource source,
            @Nullable String commitId,
            EnvironmentId environment,
            EnvironmentRevisionId environmentRevision,
            String description,
            RecordingChoices recording)
            implements ModelApiVersionEvent {}

    /** It is wanted that the version runs, or that it does not. */
    record ApiVersionTargeted(ModelApiVersionId version, boolean running) implements ModelApiVersionEvent {}

    /** An instance of the version answers calls. */
    record ApiVersionServing(ModelApiVersionId version, ServedFunction function) implements ModelApiVersionEvent {}

    /** An instance does not answer its server any more, and is replaced. */
    record ApiVersionStalled(ModelApiVersionId version, String reason) implements ModelApiVersionEvent {}

    /** The version cannot be served, and is not tried again until it is wanted anew. */
    record ApiVersionFailed(ModelApiVersionId version, String reason) implements ModelApiVersionEvent {}

    /** The last instance of a version that is not wanted has ended. */
    record ApiVersionHalted(ModelApiVersionId version) implements ModelApiVersionEvent {}
}
