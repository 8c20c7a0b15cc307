package almanac.dataset.query;

import almanac.shared.ProjectId;

/** The project that a dataset belongs to. */
public record DatasetRwProjectInfoDtoV1(ProjectId projectId, String projectName, String projectOwnerUsername) {}
