package almanac.project.query;

import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/** The project that was looked for, or none. */
public record FoundProject(@Nullable ProjectId project) {}
