package almanac.log.api;

import almanac.log.LineFormat;
import almanac.log.LogFilter;
import almanac.log.LogHeaders;
import almanac.log.LogPoint;
import almanac.log.LogQuery.MayReadLog;
import almanac.log.LogQuery.ReadLog;
import almanac.log.LogRange;
import almanac.log.http.LogStreams;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.security.Credential;
import almanac.security.Logins;
import almanac.security.LongReading;
import almanac.shared.ErrorCode;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Serves the log to administrators and auditors. */
@RestController
@AlmanacExtension
@Tag(name = "Administration")
@RequestMapping("/api/admin/v1/events")
class LogController {

    /** Media type of events. They are always UTF-8, which not every reader of texts knows. */
    private static final MediaType EVENTS = new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);

    private final Dispatch dispatch;
    private final Logins logins;
    private final LogStreams streams;
    private final LineFormat.Named formats;
    private final InstantSource clock;
    private final Duration heartbeat;

    LogController(
            Dispatch dispatch,
            Logins logins,
            LogStreams streams,
            LineFormat.Named formats,
            InstantSource clock,
            @Value("${almanac.events.heartbeat:5s}") Duration heartbeat) {
        this.dispatch = dispatch;
        this.logins = logins;
        this.streams = streams;
        this.formats = formats;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    @GetMapping
    @Operation(
            description = "The events after one point of the log and up to another (a position or a time), one a line")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> exportEvents(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(defaultValue = "") Set<String> types,
            @RequestParam(required = false) @Nullable String resource,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(defaultValue = "ndjson") String format,
            Caller caller,
            HttpServletRequest request) {
        LogFilter filter = new LogFilter(types, resource, actor);
        LineFormat lines = formats.called(format);
        LogRange range = range(after, until, caller);
        long first = range.afterOr(0);
        long last = Math.min(range.untilOr(range.end()), range.end());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header(LogHeaders.AFTER, Long.toString(first))
                .header(LogHeaders.UNTIL, Long.toString(last))
                .body(streams.export(first, last, filter, lines, reading(caller, request)));
    }

    @GetMapping("/stream")
    @Operation(description = "The events after one point of the log, by default now, and those to come, as they come")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> followEvents(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(defaultValue = "") Set<String> types,
            @RequestParam(required = false) @Nullable String resource,
            @RequestParam(required = false) @Nullable String actor,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        LogFilter filter = new LogFilter(types, resource, actor);
        requirePast(until);
        LogRange range = range(lastEventId == null ? after : lastEventId, until, caller);
        long first = range.afterOr(range.end());
        long last = range.untilOr(Long.MAX_VALUE);
        return ResponseEntity.ok()
                .contentType(EVENTS)
                .header(LogHeaders.AFTER, Long.toString(first))
                .header(LogHeaders.UNTIL, Long.toString(last))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(streams.follow(first, last, filter, reading(caller, request), response::flushBuffer));
    }

    /** Refuses a time to come: its position is not known yet, and a stream ends at a position. */
    private void requirePast(@Nullable String until) {
        if (LogPoint.of("until", until) instanceof LogPoint.Time(Instant time) && time.isAfter(clock.instant())) {
            throw ErrorCode.INVALID_VALUE.with("until", "must be a position, or a time that has passed");
        }
    }

    private LogRange range(@Nullable String after, @Nullable String until, Caller caller) {
        return dispatch.ask(new ReadLog(LogPoint.of("after", after), LogPoint.of("until", until)), caller);
    }

    private LongReading reading(Caller caller, HttpServletRequest request) {
        return new LongReading(dispatch, logins, caller, Credential.of(request), new MayReadLog(), heartbeat);
    }
}
