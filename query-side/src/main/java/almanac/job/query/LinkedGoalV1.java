package almanac.job.query;

import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/** A goal that a job serves. */
public record LinkedGoalV1(
        String currentStage,
        @Nullable String description,
        GoalId goalId,
        JobId jobId,
        ProjectId projectId,
        String title) {}
