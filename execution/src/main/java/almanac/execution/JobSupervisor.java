package almanac.execution;

import almanac.execution.process.Condition;
import almanac.execution.process.Condition.Absent;
import almanac.execution.process.Condition.Ended;
import almanac.execution.process.Condition.Lost;
import almanac.execution.process.Condition.Running;
import almanac.execution.process.Launch;
import almanac.execution.process.Limits;
import almanac.execution.process.Started;
import almanac.job.command.JobCommand.AbandonJob;
import almanac.job.command.JobCommand.BeginFinishing;
import almanac.job.command.JobCommand.BeginPreparing;
import almanac.job.command.JobCommand.BeginRunning;
import almanac.job.command.JobCommand.BeginStopping;
import almanac.job.command.JobCommand.CompletePreparation;
import almanac.job.command.JobCommand.ConfirmStop;
import almanac.job.command.JobCommand.FailJob;
import almanac.job.command.JobCommand.SucceedJob;
import almanac.job.event.JobInput;
import almanac.job.event.JobProcess;
import almanac.job.event.JobResult;
import almanac.job.query.JobToRun;
import almanac.shared.DomainException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supervises one job, from the moment that this server has taken it on. Each step looks at the state on the disk and in
 * the job's row, so that it goes on after a restart wherever it was.
 */
final class JobSupervisor {

    private static final Logger log = LoggerFactory.getLogger(JobSupervisor.class);

    /** Longest time of an instance of a model API, which ends when it is not wanted any more. */
    private static final Duration UNLIMITED = Duration.ofDays(36_500);

    private final JobTools tools;
    private final JobScheduler scheduler;
    private final JobFolders folders;
    private JobToRun job;

    JobSupervisor(JobToRun job, JobTools tools, JobScheduler scheduler) {
        this.job = job;
        this.tools = tools;
        this.scheduler = scheduler;
        this.folders = new JobFolders(tools.executor().directory(id()));
    }

    /** Runs the job, and returns when it has ended, or this server does. */
    void live() throws InterruptedException {
        job = tools.records().get(job.job());
        if (job.hasEnded()) { // since it was listed
            leave();
            return;
        }
        Condition condition = tools.executor().look(id());
        if (condition instanceof Absent) {
            if (job.hasRun()) {
                abandon("What the job had made is not on the server any more that ran it.");
                return;
            }
            begin();
            condition = tools.executor().look(id());
        }
        tools.executor().started(id()).ifPresent(this::tellOfStart);
        if (condition instanceof Running) {
            condition = attend();
        }
        switch (condition) {
            case Ended ended -> finish(ended);
            case Lost _ -> abandon("The job was lost: its processes are gone, and how they ended is not known.");
            case Absent _, Running _ -> {} // it was stopped before it began, or this server is closing
        }
    }

    private void tellOfStart(Started started) {
        tools.records()
                .send(new BeginRunning(job.job(), new JobProcess(tools.host(), started.process(), started.at())));
    }

    private void begin() {
        if (!isToStop()) {
            tools.records().send(new BeginPreparing(job.job()));
            JobInput input = null;
            try {
                input = new Preparation(job, tools, folders, this::isWanted).laidOut();
            } catch (DomainException refusal) {
                refuse(refusal.getMessage());
                return;
            } catch (Preparation.Unwanted _) {
                if (!scheduler.isRunning()) { // it is prepared after the next start
                    return;
                }
            }
            if (input != null) {
                tools.records().send(new CompletePreparation(job.job(), input));
            }
        }
        boolean isToStop = isToStop();
        if (job.hasEnded()) { // another server took this one for gone
            leave();
        } else if (isToStop) {
            closeLog();
            tools.records().send(new BeginStopping(job.job()));
            tools.records().send(new ConfirmStop(job.job(), JobResult.NONE));
            tools.executor().remove(id());
        } else {
            start();
        }
    }

    private boolean isWanted() {
        return scheduler.isRunning() && !isToStop() && !job.hasEnded();
    }

    private void refuse(String sentence) {
        folders.mention(sentence);
        tools.credentials().revoke(job);
        closeLog();
        tools.records().send(new FailJob(job.job(), null, sentence, JobResult.NONE, folders.commit()));
        tools.executor().remove(id());
    }

    private void start() {
        Map<String, String> variables;
        try {
            variables = secrets();
        } catch (DomainException refusal) {
            refuse(refusal.getMessage());
            return;
        }
        if (job.request().computeCluster() != null) {
            folders.say("The compute cluster is kept with the job and not made: everything runs on this machine");
        }
        folders.say("Running " + job.request().runCommand());
        ExecutionSettings settings = tools.settings();
        TierLimits.Tier tier = tools.tiers().of(job.request().hardwareTier());
        Duration longest = job.isInstance() ? UNLIMITED : settings.longest();
        Limits limits = new Limits(tier.memoryBytes(), settings.processes(), longest, tier.cores());
        tools.executor()
                .start(new Launch(
                        id(),
                        job.request().runCommand(),
                        folders.work(),
                        JobVariables.of(job, folders, tools),
                        variables,
                        limits));
    }

    /**
     * Returns the variables of the job's environment, those of its project before them, and those of its credential. A job that its environment sends to
     * another tracking server gets no credential of this one to show there.
     */
    private Map<String, String> secrets() {
        Map<String, String> secrets = new HashMap<>(tools.environments().variables(job));
        secrets.putAll(tools.records().variablesOf(job.project()));
        if (job.isInstance()) {
            secrets.putAll(tools.instances().variables(job));
        }
        Map<String, String> own = tools.credentials().issue(job, folders);
        if (!secrets.containsKey("MLFLOW_TRACKING_URI")) {
            secrets.putAll(own);
        }
        return secrets;
    }

    /** Follows the job's log, and stops the job when it is to stop. */
    private Condition attend() throws InterruptedException {
        boolean isStopping = false;
        for (Looks looks = new Looks(); ; looks.pause()) {
            Condition condition = tools.executor().look(id());
            tools.output().follow(id(), folders.logs());
            if (!(condition instanceof Running) || !scheduler.isRunning()) {
                return condition;
            }
            if (!isStopping && looks.isTimeToAsk() && isToStop()) {
                tools.records().send(new BeginStopping(job.job()));
                tools.executor().stop(id(), tools.settings().grace());
                isStopping = true;
            }
            if (job.hasEnded()) { // another server took this one for gone
                leave();
                return new Absent();
            }
            scheduler.goesWell(id());
        }
    }

    private void finish(Ended ended) {
        tools.credentials().revoke(job);
        tools.records().send(new BeginFinishing(job.job())); // from now on it is too late to ask for a stop
        boolean discards = (isToStop() && folders.isToBeDiscarded()) || job.isInstance();
        if (job.hasEnded()) {
            leave();
            return;
        }
        JobResult result = new JobResults(job, tools, folders).of(ended, discards);
        closeLog();
        if (ended.status() == 0 && ended.limit() == null) {
            tools.records().send(new SucceedJob(job.job(), result));
        } else {
            tools.records().send(new FailJob(job.job(), ended.status(), problem(ended), result));
        }
        tools.executor().remove(id());
    }

    private String problem(Ended ended) {
        return ended.limit() != null
                ? ended.limit()
                : tools.output()
                        .lastErrors(id())
                        .orElse("The command ended with status %d and said nothing.".formatted(ended.status()));
    }

    /** Asks anew whether the job is to stop: a user may have said so meanwhile. */
    private boolean isToStop() {
        job = tools.records().get(job.job());
        if (job.isToBeDiscarded()) {
            folders.discard();
        }
        return job.isToStop();
    }

    /** Gives up a job that has no process any more. */
    private void abandon(String reason) {
        folders.mention(reason);
        isDone(this::closeLog);
        tools.records().send(new AbandonJob(job.job(), reason));
        leave();
    }

    /**
     * Cleans up after a job that was ended elsewhere. Its output until then is kept all the same. What fails now is
     * done when this server starts again.
     */
    private void leave() {
        isDone(() -> tools.credentials().revoke(job));
        boolean isQuiet = isDone(() -> tools.executor().kill(id()));
        if (isDone(this::closeLog) && isQuiet) {
            isDone(() -> tools.executor().remove(id()));
        }
    }

    private boolean isDone(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            log.warn("What is left of job {} stays for now", job.job(), e);
            return false;
        }
    }

    private void closeLog() {
        tools.output().finish(id(), folders.logs());
    }

    private String id() {
        return job.job().value();
    }
}
