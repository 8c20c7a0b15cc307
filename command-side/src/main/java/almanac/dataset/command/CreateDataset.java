package almanac.dataset.command;

import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Creates an empty dataset in a project.
 *
 * @param grants the roles of users and organizations in it; if none of them is an owner, the caller becomes one
 */
@Requires(Permission.MANAGE_DATASETS_RW)
public record CreateDataset(
        @TargetAggregateIdentifier DatasetId dataset,
        ProjectId project,
        String name,
        @Nullable String description,
        List<Grant> grants,
        UserId by)
        implements Scoped.Project {

    /** One role of a user or an organization. */
    public record Grant(AccountId grantee, DatasetRole role) {}
}
