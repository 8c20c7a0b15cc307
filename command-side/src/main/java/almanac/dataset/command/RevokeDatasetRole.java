package almanac.dataset.command;

import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a role in a dataset from a user or an organization. */
@Requires(Permission.EDIT_SECURITY_DATASET_RW)
public record RevokeDatasetRole(@TargetAggregateIdentifier DatasetId dataset, AccountId grantee, DatasetRole role)
        implements DatasetCommand {}
