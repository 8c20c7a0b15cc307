package almanac.job.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.job.http.JobLogStreams;
import almanac.job.query.JobLogPage;
import almanac.job.query.JobLogsV1;
import almanac.job.query.LogTypeV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.JobId;
import almanac.web.Takes;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Serves the output of jobs (behaviour.md, 3.10). */
@RestController
@Tag(name = "Jobs")
class JobLogController {

    private static final int MOST_LINES = 10_000;
    static final String NANOS = "[0-9]{1,18}|[1-8][0-9]{18}";
    static final String NANOS_MESSAGE = "must be a number of nanoseconds since 1970";
    private static final String LOGS = "/api/jobs/beta/jobs/{jobId}/logs";
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private final Dispatch dispatch;
    private final JobLogStreams streams;

    JobLogController(Dispatch dispatch, JobLogStreams streams) {
        this.dispatch = dispatch;
        this.streams = streams;
    }

    record LogsPaginationV1(@Nullable String latestTimeNano, int limit) {}

    record LogsMetadataV1(List<String> notices, LogsPaginationV1 pagination, String requestId) {}

    record LogsEnvelopeV1(JobLogsV1 logs, LogsMetadataV1 metadata) {}

    @GetMapping(LOGS)
    @Takes(megabytes = 12)
    LogsEnvelopeV1 getJobLogs(
            @PathVariable JobId jobId,
            @Parameter(schema = @Schema(implementation = LogTypeV1.class)) @RequestParam(required = false) @Nullable
                    String logType,
            @RequestParam(required = false) @Nullable @Min(1) @Max(MOST_LINES) Integer limit,
            @RequestParam(required = false) @Nullable @Pattern(regexp = NANOS, message = NANOS_MESSAGE)
                    String latestTimeNano,
            Caller caller) {
        int most = limit == null ? MOST_LINES : limit;
        JobLogPage page = dispatch.ask(part(jobId, logType, latestTimeNano).lines(most), caller);
        String latest = page.latestNano() == null ? latestTimeNano : Long.toString(page.latestNano());
        return new LogsEnvelopeV1(
                page.logs(), new LogsMetadataV1(List.of(), new LogsPaginationV1(latest, most), caller.requestId()));
    }

    /** Answers with the lines that are there as text: all of them, unless the caller sets a limit. */
    @Hidden // the same operation, in another form
    @GetMapping(path = LOGS, params = "format=text")
    ResponseEntity<StreamingResponseBody> getJobLogsAsText(
            @PathVariable JobId jobId,
            @RequestParam(required = false) @Nullable String logType,
            @RequestParam(required = false) @Nullable @Min(1) Integer limit,
            @RequestParam(required = false) @Nullable @Pattern(regexp = NANOS, message = NANOS_MESSAGE)
                    String latestTimeNano,
            Caller caller) {
        JobLogStreams.Part part = part(jobId, logType, latestTimeNano);
        dispatch.ask(part.lines(1), caller);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .body(streams.text(part, limit == null ? Integer.MAX_VALUE : limit, caller));
    }

    static JobLogStreams.Part part(JobId job, @Nullable String logType, @Nullable String after) {
        LogTypeV1 type = logType == null ? LogTypeV1.COMPLETE : JobWords.logType("logType", logType);
        return new JobLogStreams.Part(job, type, after == null ? 0 : Long.parseLong(after));
    }
}
