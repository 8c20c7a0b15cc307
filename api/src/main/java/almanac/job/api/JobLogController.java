package almanac.job.api;

import almanac.job.query.JobLogPage;
import almanac.job.query.JobLogsV1;
import almanac.job.query.JobQuery.ReadJobLog;
import almanac.job.query.LogTypeV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.JobId;
import almanac.web.Takes;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the output of jobs (behaviour.md, 3.10). */
@RestController
@Tag(name = "Jobs")
class JobLogController {

    private static final int MOST_LINES = 10_000;
    private static final String NANOS = "[0-9]{1,18}|[1-8][0-9]{18}";

    private final Dispatch dispatch;

    JobLogController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record LogsPaginationV1(@Nullable String latestTimeNano, int limit) {}

    record LogsMetadataV1(List<String> notices, LogsPaginationV1 pagination, String requestId) {}

    record LogsEnvelopeV1(JobLogsV1 logs, LogsMetadataV1 metadata) {}

    @GetMapping("/api/jobs/beta/jobs/{jobId}/logs")
    @Takes(megabytes = 12)
    LogsEnvelopeV1 getJobLogs(
            @PathVariable JobId jobId,
            @Parameter(schema = @Schema(implementation = LogTypeV1.class)) @RequestParam(required = false) @Nullable
                    String logType,
            @RequestParam(required = false) @Nullable @Min(1) @Max(MOST_LINES) Integer limit,
            @RequestParam(required = false)
                    @Nullable
                    @Pattern(regexp = NANOS, message = "must be a number of nanoseconds since 1970")
                    String latestTimeNano,
            Caller caller) {
        long after = latestTimeNano == null ? 0 : Long.parseLong(latestTimeNano);
        int most = limit == null ? MOST_LINES : limit;
        LogTypeV1 type = logType == null ? LogTypeV1.COMPLETE : JobWords.logType("logType", logType);
        JobLogPage page = dispatch.ask(new ReadJobLog(jobId, type, after, most), caller);
        String latest = page.latestNano() == null ? latestTimeNano : Long.toString(page.latestNano());
        return new LogsEnvelopeV1(
                page.logs(), new LogsMetadataV1(List.of(), new LogsPaginationV1(latest, most), caller.requestId()));
    }
}
