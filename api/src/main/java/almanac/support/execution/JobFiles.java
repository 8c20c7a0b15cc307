package almanac.support.execution;

import almanac.job.event.JobInput;
import almanac.job.query.JobToRun;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files that a job works on. */
interface JobFiles {

    /**
     * Fills the empty folder with the files that the job asks for.
     *
     * @param notes is told what is being done, a line at a time
     * @throws almanac.shared.DomainException when there is no such commit, branch or tag
     */
    JobInput layOut(JobToRun job, Path folder, Consumer<String> notes);

    /** Commits what the job has changed. Null when it changed nothing. */
    @Nullable
    String keep(JobToRun job, JobInput input, Path folder, Consumer<String> notes);
}
