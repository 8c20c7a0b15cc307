package almanac.registeredmodel.command;

import almanac.registeredmodel.event.StageCause;
import almanac.shared.ArtifactRoot;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.shared.ModelId;
import almanac.shared.ModelVersionId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands to versions of registered models. */
public sealed interface ModelVersionCommand {

    /** A command to a version that must exist in the named project. */
    sealed interface Existing extends ModelVersionCommand, Scoped.Project, Scoped.Existing {

        ModelVersionId version();

        @Override
        default DomainException missing() {
            return ErrorCode.MODEL_VERSION_NOT_FOUND.with("?", version());
        }
    }

    /**
     * Registers the artifacts below a path as the next version of a model.
     *
     * @param path below the root; empty for all of it
     * @param source as the client names it
     */
    @Requires(Permission.EDIT_MODELS)
    record CreateVersion(
            @TargetAggregateIdentifier ModelVersionId version,
            ModelId model,
            ProjectId project,
            @Nullable ExperimentRunId run,
            ArtifactRoot artifactRoot,
            String path,
            String source,
            String description,
            Map<String, String> tags)
            implements ModelVersionCommand, Scoped.Project {}

    @Requires(Permission.EDIT_MODELS)
    record DescribeVersion(@TargetAggregateIdentifier ModelVersionId version, ProjectId project, String description)
            implements Existing {}

    @Requires(Permission.EDIT_MODELS)
    record TagVersion(@TargetAggregateIdentifier ModelVersionId version, ProjectId project, Map<String, String> tags)
            implements Existing {}

    @Requires(Permission.EDIT_MODELS)
    record RemoveVersionTag(@TargetAggregateIdentifier ModelVersionId version, ProjectId project, String key)
            implements Existing {}

    /**
     * Moves a version to a stage, in any case of its label.
     *
     * @param archivesOthers whether all other versions in that stage are moved to the archive
     */
    @Requires(Permission.EDIT_MODELS)
    record TransitionStage(ModelId model, ProjectId project, int number, String stage, boolean archivesOthers)
            implements ModelVersionCommand, Scoped.Project {}

    /** Moves one version, as a part of a move that concerns several. */
    @SystemOnly
    record ChangeStage(@TargetAggregateIdentifier ModelVersionId version, String stage, StageCause cause)
            implements ModelVersionCommand {}

    @Requires(Permission.EDIT_MODELS)
    record DeleteVersion(@TargetAggregateIdentifier ModelVersionId version, ProjectId project) implements Existing {}
}
