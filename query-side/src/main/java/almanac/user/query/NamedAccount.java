package almanac.user.query;

import almanac.shared.AccountId;

/** A user or an organization and its name. */
public record NamedAccount(AccountId id, String name) {}
