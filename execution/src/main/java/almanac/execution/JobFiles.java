package almanac.execution;

import almanac.job.event.JobInput;
import almanac.job.query.JobToRun;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lays out and keeps the files that a job works on. */
interface JobFiles {

    /**
     * Fills the empty folders with the files that the job asks for and with the repositories that lie beside them, and
     * notes each step in the job's log.
     *
     * @param goingOn is run again and again meanwhile; what it throws ends the work
     * @throws almanac.shared.DomainException when the commit, branch or tag does not exist, or a repository cannot be
     *     fetched
     */
    JobInput layOut(JobToRun job, JobFolders folders, Runnable goingOn);

    /** Commits the job's changes, and returns null when it made none. */
    @Nullable
    String keep(JobToRun job, JobInput input, Path folder, Consumer<String> notes);
}
