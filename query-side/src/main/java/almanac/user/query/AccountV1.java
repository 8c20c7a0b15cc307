package almanac.user.query;

import almanac.shared.SystemRole;
import java.util.List;

/** A user as administrators see the account. */
public record AccountV1(UserV1 user, List<SystemRole> roles, boolean isDisabled) {}
