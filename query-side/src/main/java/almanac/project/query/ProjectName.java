package almanac.project.query;

import almanac.shared.ProjectId;

/** A project and its name. */
public record ProjectName(ProjectId id, String name) {}
