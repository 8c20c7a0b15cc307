package almanac.log;

import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for leave to read the keys of all people, wrapped as they are; answered with the mark of their master key. */
@Requires(Permission.OPERATE)
public record ReadPersonKeys() implements Query<String> {}
