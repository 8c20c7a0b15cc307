package almanac.execution;

import almanac.job.event.JobInput;
import almanac.job.query.JobToRun;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files that a job works on. */
interface JobFiles {

    /**
     * Fills the empty folders with the files that the job asks for and with the repositories that lie beside them, and
     * says what is being done.
     *
     * @param goingOn is run again and again meanwhile; what it throws ends the work
     * @throws almanac.shared.DomainException when there is no such commit, branch or tag, or a repository is not to be had
     */
    JobInput layOut(JobToRun job, JobFolders folders, Runnable goingOn);

    /** Commits what the job has changed. Null when it changed nothing. */
    @Nullable
    String keep(JobToRun job, JobInput input, Path folder, Consumer<String> notes);
}
