package almanac.modelapi.command;

import almanac.modelapi.event.RecordingChoices;
import almanac.modelapi.event.ServedFunction;
import almanac.modelapi.event.ServedSource;
import almanac.shared.DomainException;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about versions of model APIs. */
public sealed interface ModelApiVersionCommand extends Scoped.ModelApi, Scoped.Existing {

    ModelApiVersionId version();

    @Override
    default DomainException missing() {
        return ErrorCode.MODEL_API_VERSION_NOT_FOUND.with(api(), version());
    }

    /**
     * Adds a version to a model API.
     *
     * @param project that the caller takes to be the model API's
     * @param commitId of the project's files; null when they are in an outside repository
     * @param environment null for that of the model API
     * @param running whether it is to run, and to take over from the version before when it does
     */
    @Requires({Permission.PUBLISH_MODEL_APIS, Permission.USE_GLOBAL_COMPUTE})
    record AddModelApiVersion(
            @TargetAggregateIdentifier ModelApiVersionId version,
            ModelApiId api,
            ProjectId project,
            UserId by,
            ServedSource source,
            @Nullable String commitId,
            @Nullable EnvironmentId environment,
            String description,
            RecordingChoices recording,
            boolean running)
            implements ModelApiVersionCommand {}

    /** Starts or stops a version. */
    @Requires({Permission.PUBLISH_MODEL_APIS, Permission.USE_GLOBAL_COMPUTE})
    record TargetModelApiVersion(@TargetAggregateIdentifier ModelApiVersionId version, ModelApiId api, boolean running)
            implements ModelApiVersionCommand {}

    /** Records that an instance of the version answers. */
    @SystemOnly
    record ReportServing(@TargetAggregateIdentifier ModelApiVersionId version, ModelApiId api, ServedFunction function)
            implements ModelApiVersionCommand {}

    /** Records that an instance of the version does not answer any more. */
    @SystemOnly
    record ReportStalled(@TargetAggregateIdentifier ModelApiVersionId version, ModelApiId api, String reason)
            implements ModelApiVersionCommand {}

    /** Records that the version cannot be served. */
    @SystemOnly
    record ReportFailed(@TargetAggregateIdentifier ModelApiVersionId version, ModelApiId api, String reason)
            implements ModelApiVersionCommand {}

    /** Records that the last instance of an unwanted version has ended. */
    @SystemOnly
    record ReportHalted(@TargetAggregateIdentifier ModelApiVersionId version, ModelApiId api)
            implements ModelApiVersionCommand {}
}
