package almanac.job.api;

import almanac.job.query.JobLogPage;
import almanac.job.query.JobQuery.GetJobRuntime;
import almanac.job.query.JobQuery.ListRecentJobs;
import almanac.job.query.JobQuery.ReadJobLog;
import almanac.job.query.LogTypeV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectQuery.GetProjectStatus;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.user.query.UserQuery.GetSelf;
import almanac.web.AlmanacExtension;
import almanac.web.Takes;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves what older clients look up about executions. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientExecutionController {

    private static final int MOST_LINES = 10_000;
    private static final String NANOS = "[0-9]{1,18}|[1-8][0-9]{18}";

    private final Dispatch dispatch;

    ClientExecutionController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @GetMapping("/v4/jobs/{jobId}/runtimeExecutionDetails")
    ClientRuntime getClientRuntime(@PathVariable JobId jobId, Caller caller) {
        return ClientRuntime.of(dispatch.ask(new GetJobRuntime(jobId), caller));
    }

    /** Serves lines of a job's log; the next call names the time of the last one in {@code latestTimeNano}. */
    @GetMapping("/v4/jobs/{jobId}/logsWithProblemSuggestions")
    @Takes(megabytes = 12)
    ClientLog getClientLog(
            @PathVariable JobId jobId,
            @RequestParam(defaultValue = "complete") String logType,
            @RequestParam(defaultValue = "10000") @Min(1) @Max(MOST_LINES) int limit,
            @RequestParam(defaultValue = "0")
                    @Pattern(regexp = NANOS, message = "must be a number of nanoseconds since 1970")
                    String latestTimeNano,
            Caller caller) {
        ReadJobLog query = new ReadJobLog(jobId, type(logType), Long.parseLong(latestTimeNano), limit);
        JobLogPage page = dispatch.ask(query, caller);
        return ClientLog.of(page, latestTimeNano, limit);
    }

    /** Returns the part of the log; two of the older words have others now. */
    private static LogTypeV1 type(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "console", "stdoutstderr" -> LogTypeV1.COMPLETE;
            default -> JobWords.logType("logType", word);
        };
    }

    @GetMapping("/v4/runs/recent")
    List<ClientRecentRun> getClientRecentRuns(Caller caller) {
        return dispatch.ask(new ListRecentJobs(caller.user()), caller)
                .map(ClientRecentRun::of)
                .items();
    }

    /** Serves scheduled runs, of which there are none: nothing here schedules runs. */
    @GetMapping("/v4/scheduledruns")
    List<String> getClientScheduledRuns(@RequestParam(required = false) @Nullable UserId userId, Caller caller) {
        dispatch.ask(new GetSelf(caller.user()), caller);
        return List.of();
    }

    /** Serves the outside volumes of a project, of which there are none. */
    @GetMapping("/v4/datamount/projects/{projectId}")
    List<String> getClientDataMounts(@PathVariable ProjectId projectId, Caller caller) {
        dispatch.ask(new GetProjectStatus(projectId), caller);
        return List.of();
    }
}
