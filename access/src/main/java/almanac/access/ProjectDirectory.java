package almanac.access;

import almanac.shared.ProjectId;
import almanac.shared.UserId;

/** Answers a decision's questions about projects, as of its own transaction. */
public interface ProjectDirectory {

    boolean isProject(ProjectId project);

    /** As {@link AccountDirectory#holdAsOwner}, for the future owner of a project of that name. */
    Ownership holdAsOwnerOf(UserId user, String projectName);

    /**
     * Keeps the project from getting more until the transaction ends, and waits for what is just being made in it: so
     * in the log it comes before the end, as it does in the access tables.
     */
    void holdForEnd(ProjectId project);
}
