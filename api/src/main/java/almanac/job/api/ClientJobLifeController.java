package almanac.job.api;

import almanac.job.command.JobCommand.RenameJob;
import almanac.job.command.JobCommand.StartJob;
import almanac.job.event.JobRequest;
import almanac.job.query.JobQuery.GetRequestedJob;
import almanac.job.query.RequestedJob;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves what older clients do with a job that exists. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/jobs")
class ClientJobLifeController {

    private final Dispatch dispatch;
    private final IdSource ids;
    private final ClientJobs jobs;

    ClientJobLifeController(Dispatch dispatch, IdSource ids, ClientJobs jobs) {
        this.dispatch = dispatch;
        this.ids = ids;
        this.jobs = jobs;
    }

    /** @param shouldUseOriginalInputCommit whether the files are those of then; else they are those of now */
    record ClientRestart(@NotNull JobId jobId, @Nullable Boolean shouldUseOriginalInputCommit) {}

    record ClientJobName(
            @NotNull @NotBlank @Size(max = Texts.LINE) String name) {}

    /** Starts another job with the request of one that was started before. */
    @PostMapping("/restart")
    ClientJob restartClientJob(@Valid @RequestBody ClientRestart body, Caller caller) {
        RequestedJob original =
                dispatch.ask(new GetRequestedJob(body.jobId()), caller.asItIs()).value();
        JobRequest request = original.request();
        boolean asThen = !Boolean.FALSE.equals(body.shouldUseOriginalInputCommit());
        JobId job = new JobId(ids.next());
        StartJob command = new StartJob(
                job,
                original.project(),
                caller.user(),
                request.runCommand(),
                original.job().title(),
                asThen ? commit(original) : null,
                asThen && commit(original) != null ? null : request.mainRepository(),
                request.environment(),
                request.environmentRevision(),
                request.hardwareTier(),
                request.computeCluster(),
                request.snapshotsDatasets());
        return jobs.changed(command, job, caller);
    }

    /** Returns the commit that the job ran with; null when it never came so far and had asked for none. */
    private static @Nullable String commit(RequestedJob job) {
        String input = job.job().commitDetails().inputCommitId();
        return input.chars().allMatch(digit -> digit == '0') ? job.request().commitId() : input;
    }

    @PostMapping("/{jobId}/name")
    ClientJob renameClientJob(@PathVariable JobId jobId, @Valid @RequestBody ClientJobName body, Caller caller) {
        return jobs.changed(new RenameJob(jobId, body.name()), jobId, caller);
    }
}
