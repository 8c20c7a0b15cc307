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
 * Creates an environment that jobs can run in.
 *
 * @param organization owns it; null for a global one, and for one that is the caller's own
 * @param firstRevision the id of its first revision
 * @param duplicatedFrom the environment that the definition is copied from
 * @param variables the values of the definition's variables; null when it has none, or some that are kept already
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
