package almanac.access;

import almanac.job.event.JobTag;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers the questions of a decision about a job on other streams, as of its own transaction. */
public interface JobDirectory {

    /** Tells whether the project exists; if so, it is not archived before the transaction ends. */
    boolean holdProject(ProjectId project);

    /**
     * Returns the number of the project's next job; empty when the project does not exist. Until the transaction ends
     * no other caller gets a number of the project, and it is not archived.
     */
    OptionalInt holdNextNumber(ProjectId project);

    /**
     * Returns the tag of that name, if a job of the project ever had it. The answer blocks all others about the
     * project's tags until the transaction ends.
     */
    Optional<JobTag> holdTag(ProjectId project, String name);

    /**
     * Returns the goal's project; empty when the goal does not exist. The goal is not removed before the transaction
     * ends.
     */
    Optional<ProjectId> holdProjectOfGoal(GoalId goal);

    /** Tells whether the project is the user's; an administrator may do all that its owner may. */
    boolean isOwner(ProjectId project, UserId user);
}
