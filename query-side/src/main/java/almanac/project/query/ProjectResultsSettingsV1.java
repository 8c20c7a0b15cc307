package almanac.project.query;

import almanac.project.event.ResultsBranch;

/** The branch that a project's results go to. */
public record ProjectResultsSettingsV1(ResultsBranch branch) {}
