package almanac.execution;

import almanac.job.event.JobInput;
import almanac.job.query.JobToRun;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a job's folders with what it needs. As that may take long, it checks again and again whether the job is still
 * wanted, and shows the log so far.
 */
final class Preparation {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);

    private final JobToRun job;
    private final JobTools tools;
    private final JobFolders folders;
    private final BooleanSupplier isWanted;
    private final Looks looks = new Looks();

    /** @param isWanted false when the job is to stop, has been ended by another server, or this server closes */
    Preparation(JobToRun job, JobTools tools, JobFolders folders, BooleanSupplier isWanted) {
        this.job = job;
        this.tools = tools;
        this.folders = folders;
        this.isWanted = isWanted;
    }

    /** Ends a preparation that is not wanted any more. */
    static final class Unwanted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unwanted() {
            super("the preparation of a job is not wanted any more");
        }
    }

    /** @throws Unwanted as soon as the job is not wanted any more */
    JobInput laidOut() {
        folders.empty();
        UsualPrograms.write(tools.settings().path(), folders.programs());
        folders.say("Preparing the job's files");
        JobInput input = tools.files().layOut(job, folders, this::goOn);
        if (job.isInstance()) {
            tools.instances().layOut(job, folders, this::goOn);
        }
        return new JobInput(
                input.commitId(),
                tools.environments().revision(job),
                input.repositories(),
                job.isInstance() ? List.of() : tools.datasets().layOut(job, folders, this::goOn));
    }

    private void goOn() {
        if (looks.isTimeToAsk() && !isStillWanted()) {
            throw new Unwanted();
        }
    }

    /** Tells whether the job is still wanted; while the database is away the work goes on, and asks again. */
    private boolean isStillWanted() {
        try {
            tools.output().follow(job.job().value(), folders.logs());
            return isWanted.getAsBoolean();
        } catch (RuntimeException e) {
            log.warn("It cannot be asked whether job {} is still wanted: {}", job.job(), e.getMessage());
            return true;
        }
    }
}
