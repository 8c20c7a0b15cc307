package almanac.job.query;

import almanac.shared.ProjectId;

/** Another project whose files a job reached; there are none yet. */
public record MountedProjectV1(String commitId, ProjectId projectId) {}
