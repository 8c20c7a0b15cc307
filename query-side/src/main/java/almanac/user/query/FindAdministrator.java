package almanac.user.query;

import almanac.shared.Query;
import almanac.shared.SystemOnly;

/** Asks for the active system administrator that has been a user for longest. */
@SystemOnly
public record FindAdministrator() implements Query<KeyHolder> {}
