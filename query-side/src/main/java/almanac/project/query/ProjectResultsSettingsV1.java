package almanac.project.query;

import almanac.project.event.ResultsBranch;

/** Where a project's results go. */
public record ProjectResultsSettingsV1(ResultsBranch branch) {}
