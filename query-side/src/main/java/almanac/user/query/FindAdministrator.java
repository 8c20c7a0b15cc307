package almanac.user.query;

import almanac.shared.SystemOnly;

/** Who of the active system administrators has been one of the users for longest? */
@SystemOnly
public record FindAdministrator() {}
