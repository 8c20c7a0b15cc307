package almanac.project.query;

import almanac.shared.SystemOnly;

/** Which project has this owner and this name? */
@SystemOnly
public record FindProject(String ownerUserName, String name) {}
