package almanac.gateway.event;

import almanac.shared.AccountId;
import java.util.List;

/**
 * The accounts that may use an endpoint.
 *
 * @param isEveryone every user of the installation; the list is kept, and not used, as long as this holds
 * @param accounts users, and organizations for their members
 */
public record EndpointAudience(boolean isEveryone, List<AccountId> accounts) {}
