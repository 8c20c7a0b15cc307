package almanac.job.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.job.http.JobLogStreams;
import almanac.job.query.JobQuery.ReadJobLog;
import almanac.job.query.LogTypeV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.security.Credential;
import almanac.security.Logins;
import almanac.security.LongReading;
import almanac.shared.JobId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Serves the output of jobs while it comes. */
@RestController
@AlmanacExtension
@Tag(name = "Jobs")
class JobLogStreamController {

    private static final MediaType EVENTS = new MediaType(MediaType.TEXT_EVENT_STREAM, UTF_8);

    private final Dispatch dispatch;
    private final JobLogStreams streams;
    private final Logins logins;
    private final Duration heartbeat;

    JobLogStreamController(
            Dispatch dispatch,
            JobLogStreams streams,
            Logins logins,
            @Value("${almanac.events.heartbeat:5s}") Duration heartbeat) {
        this.dispatch = dispatch;
        this.streams = streams;
        this.logins = logins;
        this.heartbeat = heartbeat;
    }

    @GetMapping("/api/almanac/v1/jobs/{jobId}/logs/stream")
    @Operation(description = "The lines of a job's log and those to come, as they come, until the job has ended")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> followJobLogs(
            @PathVariable JobId jobId,
            @Parameter(schema = @Schema(implementation = LogTypeV1.class)) @RequestParam(required = false) @Nullable
                    String logType,
            @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    @Pattern(regexp = JobLogController.NANOS, message = JobLogController.NANOS_MESSAGE)
                    String lastEventId,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        JobLogStreams.Part part = JobLogController.part(jobId, logType, lastEventId);
        ReadJobLog right = part.lines(1);
        dispatch.ask(right, caller);
        LongReading reading = new LongReading(dispatch, logins, caller, Credential.of(request), right, heartbeat);
        return ResponseEntity.ok()
                .contentType(EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(streams.follow(part, reading, caller, response::flushBuffer));
    }
}
