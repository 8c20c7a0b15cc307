package almanac.storage.git;

import almanac.shared.ProjectId;

/** Tells what the log knows of the repositories of projects, whatever the directory holds. */
public interface RecordedHistory {

    /**
     * Tells whether the log knows a push, a job's result or a copy that the project's repository must hold, or a push
     * is under way. Such a repository cannot be made again.
     */
    boolean isOf(ProjectId project);
}
