package almanac.dataset.command;

import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes the role from whoever has it. */
@Requires(Permission.EDIT_SECURITY_DATASET_RW)
public record RevokeDatasetRole(@TargetAggregateIdentifier DatasetId dataset, AccountId grantee, DatasetRole role)
        implements DatasetCommand {}
