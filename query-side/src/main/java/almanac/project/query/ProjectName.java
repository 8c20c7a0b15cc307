package almanac.project.query;

import almanac.shared.ProjectId;

/** A project, and what it is called. */
public record ProjectName(ProjectId id, String name) {}
