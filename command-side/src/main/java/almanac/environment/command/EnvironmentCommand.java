package almanac.environment.command;

import almanac.environment.event.BuildStatus;
import almanac.environment.event.RevisionDefinition;
import almanac.shared.DomainException;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.OrganizationId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import almanac.storage.environment.SealedVariables;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about environments. Each that implements this interface is a command to an environment that must exist. */
public sealed interface EnvironmentCommand extends Scoped.Environment, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.ENVIRONMENT_NOT_FOUND.with(environment());
    }

    /**
     * Creates an environment that jobs can run in.
     *
     * @param organization owns it; null for a global one, and for one that is the caller's own
     * @param firstRevision the id of its first revision
     * @param duplicatedFrom the environment that the definition is copied from
     * @param variables the values of the definition's variables; null when it has none, or some that are kept already
     * @param by owns it unless it is global or an organization's
     */
    @Requires({Permission.CREATE_ENVIRONMENT, Permission.USE_FILE_STORAGE})
    record CreateEnvironment(
            @TargetAggregateIdentifier EnvironmentId environment,
            String name,
            @Nullable String description,
            boolean isGlobal,
            @Nullable OrganizationId organization,
            boolean isRestricted,
            @Nullable Boolean isCurated,
            @Nullable Boolean addBaseDependencies,
            @Nullable EnvironmentId duplicatedFrom,
            EnvironmentRevisionId firstRevision,
            RevisionDefinition definition,
            @Nullable SealedVariables variables,
            @Nullable UserId by)
            implements Scoped.ConditionalPermissions {

        @Override
        public Set<Permission> alsoRequires() {
            Set<Permission> more = EnumSet.noneOf(Permission.class);
            if (isGlobal) {
                more.add(Permission.MANAGE_ENVIRONMENTS);
            }
            if (isRestricted) {
                more.add(Permission.CLASSIFY_ENVIRONMENTS);
            }
            return more;
        }
    }

    /**
     * Adds a revision to the environment; attributes that are not given are as in the latest revision.
     *
     * @param variables the values of the definition's variables; null when it names none
     */
    @Requires({Permission.EDIT_ENVIRONMENT, Permission.USE_FILE_STORAGE})
    record AddRevision(
            @TargetAggregateIdentifier EnvironmentId environment,
            EnvironmentRevisionId revision,
            RevisionDefinition definition,
            @Nullable SealedVariables variables)
            implements EnvironmentCommand {}

    /**
     * Records that the builder has reached a stage before the end; a stage that it has passed already changes nothing.
     */
    @SystemOnly
    record ReachBuildStage(
            @TargetAggregateIdentifier EnvironmentId environment, EnvironmentRevisionId revision, BuildStatus stage)
            implements EnvironmentCommand {}

    /**
     * Records that the builder has finished a revision.
     *
     * @param fault why it could not be built; null when it was built
     */
    @SystemOnly
    record EndBuild(
            @TargetAggregateIdentifier EnvironmentId environment,
            EnvironmentRevisionId revision,
            @Nullable String fault)
            implements EnvironmentCommand {}

    /** Marks the one revision that restricted projects run in, or removes the mark. */
    @Requires(Permission.CLASSIFY_ENVIRONMENTS)
    record RestrictRevision(
            @TargetAggregateIdentifier EnvironmentId environment, EnvironmentRevisionId revision, boolean isRestricted)
            implements EnvironmentCommand {}

    /** Archives an environment: no more jobs run in it. */
    @Requires(Permission.EDIT_ENVIRONMENT)
    record ArchiveEnvironment(@TargetAggregateIdentifier EnvironmentId environment) implements EnvironmentCommand {}
}
