package almanac.environment.command;

import almanac.environment.event.RevisionDefinition;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.OrganizationId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.storage.environment.SealedVariables;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Describes what jobs can run in.
 *
 * @param organization owns it; null for a global one, and for one that is the caller's own
 * @param firstRevision the id that its first revision is to have
 * @param duplicatedFrom whose definition this is
 * @param variables what those of the definition are set to; null when it has none, or some that are kept already
 * @param by owns it unless it is global or an organization's
 */
@Requires({Permission.CREATE_ENVIRONMENT, Permission.USE_FILE_STORAGE})
public record CreateEnvironment(
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
