package almanac.project.query;

import almanac.shared.ProjectTagId;
import java.time.Instant;

/** A tag of a project, and when the project got it. */
public record ProjectTagV1(ProjectTagId id, String name, Instant lastAdded) {}
