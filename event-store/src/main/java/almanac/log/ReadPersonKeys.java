package almanac.log;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** Leave to read the keys of all people, wrapped as they are; answered with what tells which master key they need. */
@Requires(Permission.OPERATE)
public record ReadPersonKeys() {}
