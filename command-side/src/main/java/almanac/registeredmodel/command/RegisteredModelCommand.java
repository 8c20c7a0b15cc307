package almanac.registeredmodel.command;

import almanac.registeredmodel.command.ModelVersionCommand.CreateVersion;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ModelId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands to registered models, each within the project that the model belongs to. */
public sealed interface RegisteredModelCommand extends Scoped.Project {

    ModelId model();

    /** A command to a model that must exist. */
    sealed interface Existing extends RegisteredModelCommand, Scoped.Existing {

        @Override
        default DomainException missing() {
            return ErrorCode.MODEL_NOT_FOUND.with(model());
        }
    }

    /** Registers a model without versions. */
    @Requires(Permission.EDIT_MODELS)
    record RegisterModel(
            @TargetAggregateIdentifier ModelId model,
            ProjectId project,
            UserId owner,
            String name,
            boolean discoverable,
            String description,
            Map<String, String> tags)
            implements RegisteredModelCommand {}

    /** Registers a model together with its first version. */
    @Requires(Permission.EDIT_MODELS)
    record RegisterModelWithVersion(RegisterModel registration, CreateVersion first) implements RegisteredModelCommand {

        @Override
        @TargetAggregateIdentifier
        public ModelId model() {
            return registration.model();
        }

        @Override
        public ProjectId project() {
            return registration.project();
        }
    }

    /** Changes what is said of a model; null members stay as they are. */
    @Requires(Permission.EDIT_MODELS)
    record EditModel(
            @TargetAggregateIdentifier ModelId model,
            ProjectId project,
            @Nullable String description,
            @Nullable Boolean discoverable)
            implements Existing {}

    @Requires(Permission.EDIT_MODELS)
    record RenameModel(@TargetAggregateIdentifier ModelId model, ProjectId project, String name) implements Existing {}

    @Requires(Permission.EDIT_MODELS)
    record TagModel(@TargetAggregateIdentifier ModelId model, ProjectId project, Map<String, String> tags)
            implements Existing {}

    @Requires(Permission.EDIT_MODELS)
    record RemoveModelTag(@TargetAggregateIdentifier ModelId model, ProjectId project, String key)
            implements Existing {}

    /** Lets an alias stand for a version. */
    @Requires(Permission.EDIT_MODELS)
    record SetModelAlias(@TargetAggregateIdentifier ModelId model, ProjectId project, String alias, int version)
            implements Existing {}

    @Requires(Permission.EDIT_MODELS)
    record RemoveModelAlias(@TargetAggregateIdentifier ModelId model, ProjectId project, String alias)
            implements Existing {}

    /** Deletes a model with all its versions. */
    @Requires(Permission.EDIT_MODELS)
    record DeleteModel(@TargetAggregateIdentifier ModelId model, ProjectId project) implements Existing {}
}
