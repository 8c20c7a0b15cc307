package almanac.experiment.command;

import almanac.experiment.event.LoggedModelStatus;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.LoggedModelId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands to logged models. */
public sealed interface LoggedModelCommand extends Scoped.Project {

    LoggedModelId model();

    UserId by();

    /** A command to a logged model that must exist, from the user that has logged it. */
    sealed interface OfOwner extends LoggedModelCommand, Scoped.Existing {

        @Override
        default DomainException missing() {
            return ErrorCode.LOGGED_MODEL_NOT_FOUND.with(model());
        }
    }

    /** Announces a model whose artifacts are to come. */
    @Requires(Permission.LOG_RUNS)
    record CreateLoggedModel(
            @TargetAggregateIdentifier LoggedModelId model,
            ExperimentId experiment,
            ProjectId project,
            UserId by,
            String name,
            String type,
            @Nullable ExperimentRunId sourceRun,
            Map<String, String> params,
            Map<String, String> tags)
            implements LoggedModelCommand {}

    @Requires(Permission.LOG_RUNS)
    record LogModelParams(
            @TargetAggregateIdentifier LoggedModelId model, ProjectId project, UserId by, Map<String, String> params)
            implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record TagLoggedModel(
            @TargetAggregateIdentifier LoggedModelId model, ProjectId project, UserId by, Map<String, String> tags)
            implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record RemoveLoggedModelTag(
            @TargetAggregateIdentifier LoggedModelId model, ProjectId project, UserId by, String key)
            implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record FinalizeLoggedModel(
            @TargetAggregateIdentifier LoggedModelId model, ProjectId project, UserId by, LoggedModelStatus status)
            implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record DeleteLoggedModel(@TargetAggregateIdentifier LoggedModelId model, ProjectId project, UserId by)
            implements OfOwner {}
}
