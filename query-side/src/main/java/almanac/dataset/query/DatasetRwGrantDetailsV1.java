package almanac.dataset.query;

import almanac.shared.AccountId;
import almanac.shared.DatasetRole;

/** One role in a dataset, and the user or organization that has it. */
public record DatasetRwGrantDetailsV1(
        boolean isOrganization, AccountId targetId, String targetName, DatasetRole targetRole) {

    public DatasetRwGrantV1 toGrant() {
        return new DatasetRwGrantV1(targetId, targetRole);
    }
}
