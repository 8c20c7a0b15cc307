package almanac.dataset.query;

import almanac.shared.AccountId;
import almanac.shared.DatasetRole;

/** One role in a dataset. */
public record DatasetRwGrantV1(AccountId targetId, DatasetRole targetRole) {}
