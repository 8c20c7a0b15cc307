package almanac.project.query;

import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A goal as the API shows it. */
public record ProjectGoalV1(
        GoalId id,
        ProjectId projectId,
        String title,
        @Nullable String description,
        boolean isComplete,
        String creatorId,
        Instant createdAt) {}
