package almanac.dataset.command;

import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a user or an organization a role in a dataset, in place of its role so far. */
@Requires(Permission.EDIT_SECURITY_DATASET_RW)
public record GrantDatasetRole(@TargetAggregateIdentifier DatasetId dataset, AccountId grantee, DatasetRole role)
        implements DatasetCommand {}
