package almanac.datasource.event;

import almanac.shared.AccountId;
import java.util.List;

/**
 * The accounts that may use a data source beside its owner.
 *
 * @param isEveryone every user of the installation
 * @param accounts users, and organizations for their members
 */
public record Audience(boolean isEveryone, List<AccountId> accounts) {}
