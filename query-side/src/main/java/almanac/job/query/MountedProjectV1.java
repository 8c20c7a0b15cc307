package almanac.job.query;

import almanac.shared.ProjectId;

/** Another project whose files are mounted in a job; Almanac has none yet. */
public record MountedProjectV1(String commitId, ProjectId projectId) {}
