package almanac.access.directory;

import almanac.job.event.JobTag;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.Optional;
import java.util.OptionalInt;

/** What a decision about a job may ask about other streams; as of its own transaction. */
public interface JobDirectory {

    /** Whether there is such a project; if there is, it is not archived before the transaction ends. */
    boolean holdProject(ProjectId project);

    /**
     * The number of the project's next job; empty when there is no such project. From the question until the transaction
     * ends nobody else is told a number of the project's, and it is not archived.
     */
    OptionalInt holdNextNumber(ProjectId project);

    /**
     * The tag of that name, if any of the project's jobs ever had it. From the question until the transaction ends nobody
     * else is told that there is none.
     */
    Optional<JobTag> holdTag(ProjectId project, String name);

    /** Empty when there is no such goal; if there is, it is not removed before the transaction ends. */
    Optional<ProjectId> holdProjectOfGoal(GoalId goal);

    /** Whether the project is the user's; an administrator may all that its owner may. */
    boolean isOwner(ProjectId project, UserId user);
}
