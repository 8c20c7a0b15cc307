package almanac.support.execution;

import almanac.job.command.AbandonJob;
import almanac.job.command.BeginFinishing;
import almanac.job.command.BeginPreparing;
import almanac.job.command.BeginRunning;
import almanac.job.command.BeginStopping;
import almanac.job.command.CompletePreparation;
import almanac.job.command.ConfirmStop;
import almanac.job.command.FailJob;
import almanac.job.command.SucceedJob;
import almanac.job.event.JobInput;
import almanac.job.event.JobProcess;
import almanac.job.event.JobResult;
import almanac.job.event.JobUsage;
import almanac.job.query.JobToRun;
import almanac.shared.DomainException;
import almanac.storage.execution.Condition;
import almanac.storage.execution.Condition.Absent;
import almanac.storage.execution.Condition.Ended;
import almanac.storage.execution.Condition.Lost;
import almanac.storage.execution.Condition.Running;
import almanac.storage.execution.Launch;
import almanac.storage.execution.Limits;
import almanac.storage.execution.Started;
import almanac.storage.execution.Usage;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job, from the moment that this server has taken it on. Each step looks at how things are, on the disk and in the
 * job's row, so that it goes on after a restart wherever it was.
 */
final class JobLife {

    private static final Logger log = LoggerFactory.getLogger(JobLife.class);

    private static final double GIBIBYTE = 1L << 30;

    private final JobTools tools;
    private final JobDesk desk;
    private final JobFolders folders;
    private JobToRun job;

    JobLife(JobToRun job, JobTools tools, JobDesk desk) {
        this.job = job;
        this.tools = tools;
        this.desk = desk;
        this.folders = new JobFolders(tools.executor().directory(id()));
    }

    /** Returns when the job has ended, or this server does. */
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
            JobInput input;
            try {
                input = laidOut();
            } catch (DomainException refusal) {
                refuse(refusal.getMessage());
                return;
            }
            tools.records().send(new CompletePreparation(job.job(), input));
        }
        boolean isToStop = isToStop();
        if (job.hasEnded()) { // others took this server for gone
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

    private JobInput laidOut() {
        folders.empty();
        folders.say("Preparing the job's files");
        JobInput input = tools.files().layOut(job, folders);
        return new JobInput(
                input.commitId(),
                tools.environments().revision(job),
                input.repositories(),
                tools.datasets().layOut(job, folders));
    }

    private void refuse(String sentence) {
        folders.mention(sentence);
        closeLog();
        tools.records().send(new FailJob(job.job(), null, sentence, JobResult.NONE));
        tools.executor().remove(id());
    }

    private void start() {
        Map<String, String> variables;
        try {
            variables = tools.environments().variables(job);
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
        Limits limits = new Limits(tier.memoryBytes(), settings.processes(), settings.longest(), tier.cores());
        tools.executor()
                .start(new Launch(
                        id(),
                        job.request().runCommand(),
                        folders.work(),
                        JobVariables.of(job, folders, tools),
                        variables,
                        limits));
    }

    /** Follows its log and sees to it that it stops when it is to. */
    private Condition attend() throws InterruptedException {
        boolean isStopping = false;
        for (Looks looks = new Looks(); ; looks.pause()) {
            Condition condition = tools.executor().look(id());
            tools.output().follow(id(), folders.logs());
            if (!(condition instanceof Running) || !desk.isRunning()) {
                return condition;
            }
            if (!isStopping && looks.isTimeToAsk() && isToStop()) {
                tools.records().send(new BeginStopping(job.job()));
                tools.executor().stop(id(), tools.settings().grace());
                isStopping = true;
            }
            if (job.hasEnded()) { // others took this server for gone
                leave();
                return new Absent();
            }
            desk.goesWell(id());
        }
    }

    private void finish(Ended ended) {
        boolean discards = isToStop() && folders.isToBeDiscarded();
        if (job.hasEnded()) {
            leave();
            return;
        }
        tools.records().send(new BeginFinishing(job.job()));
        boolean isInPlace = folders.isInPlace(folders.work());
        String output = discards ? null : kept(isInPlace);
        JobResult result = new JobResult(
                output, isInPlace ? Statistics.in(folders.work()) : List.of(), usage(ended.usage()), List.of());
        closeLog();
        if (ended.status() == 0 && ended.limit() == null) {
            tools.records().send(new SucceedJob(job.job(), result));
        } else {
            tools.records().send(new FailJob(job.job(), ended.status(), problem(ended), result));
        }
        tools.executor().remove(id());
    }

    private @Nullable String kept(boolean isInPlace) {
        JobInput input = Objects.requireNonNull(job.input(), "a job that has run was prepared");
        unlessRefused(() -> {
            tools.datasets().keep(job, input.datasets(), folders);
            return null;
        });
        if (!isInPlace) {
            folders.mention("What the job has changed is not kept: its folder is not where it was.");
            return null;
        }
        return unlessRefused(() ->
                folders.once("output", () -> tools.files().keep(job, input, folders.work(), folders::say)));
    }

    /** What the job has left may be such that it cannot be read; that is no fault of the server's. */
    private @Nullable String unlessRefused(Supplier<@Nullable String> keeping) {
        try {
            return keeping.get();
        } catch (DomainException refusal) {
            folders.mention("What the job has changed is not kept: " + refusal.getMessage());
        } catch (UncheckedIOException e) {
            log.warn("What job {} has left cannot be read", job.job(), e);
            folders.mention("What the job has changed is not kept: it cannot be read.");
        }
        return null;
    }

    private String problem(Ended ended) {
        return ended.limit() != null
                ? ended.limit()
                : tools.output()
                        .lastErrors(id())
                        .orElse("The command ended with status %d and said nothing.".formatted(ended.status()));
    }

    private static JobUsage usage(Usage usage) {
        return new JobUsage(100 * usage.peakCores(), usage.peakMemoryBytes() / GIBIBYTE);
    }

    /** Asked anew: somebody may have said so meanwhile. */
    private boolean isToStop() {
        job = tools.records().get(job.job());
        if (job.isToBeDiscarded()) {
            folders.discard();
        }
        return job.isToStop();
    }

    void abandon(String reason) {
        tools.executor().kill(id());
        folders.mention(reason);
        closeLog();
        tools.records().send(new AbandonJob(job.job(), reason));
        tools.executor().remove(id());
    }

    /** It has ended, but not by what is seen here. What it printed until then is kept all the same. */
    private void leave() {
        tools.executor().kill(id());
        closeLog();
        tools.executor().remove(id());
    }

    private void closeLog() {
        tools.output().finish(id(), folders.logs());
    }

    private String id() {
        return job.job().value();
    }
}
