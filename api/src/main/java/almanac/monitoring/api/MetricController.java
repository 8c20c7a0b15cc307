package almanac.monitoring.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.monitoring.command.MetricCommand.CheckMetric;
import almanac.monitoring.command.MetricCommand.LogMetricValues;
import almanac.monitoring.query.MetricValueV1;
import almanac.monitoring.query.MonitoringQuery.ReadMetricValues;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.MetricAlertId;
import almanac.shared.MonitoredModelId;
import almanac.shared.Timestamps;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves custom metrics of monitored models: values that clients log and read, and alerts about them. */
@RestController
@Tag(name = "CustomMetrics")
class MetricController {

    static final String VALUES = "/api/metricValues/v1";

    private static final String TAG = "tag";

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;
    private final InstantSource clock;
    private final Duration furthestFuture;

    MetricController(
            Dispatch dispatch,
            Answers answers,
            IdSource ids,
            InstantSource clock,
            @Value("${almanac.metrics.furthest-future:1d}") Duration furthestFuture) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
        this.furthestFuture = furthestFuture;
    }

    record MetricValuesEnvelopeV1(MetadataV1 metadata, List<MetricValueV1> metricValues) {}

    @PostMapping(VALUES)
    @ResponseStatus(HttpStatus.CREATED)
    void logMetricValues(@Valid @RequestBody NewMetricValuesEnvelopeV1 body, Caller caller) {
        Instant latest = clock.instant().plus(furthestFuture);
        dispatch.send(new LogMetricValues(body.toValues(latest)), caller);
    }

    @Parameter(
            name = TAG,
            in = ParameterIn.QUERY,
            description = "a tag that values must have, as key:value; may be repeated",
            schema = @Schema(type = "string"))
    @GetMapping(VALUES + "/{modelMonitoringId}/{metric}")
    MetricValuesEnvelopeV1 retrieveMetricValues(
            @PathVariable MonitoredModelId modelMonitoringId,
            @PathVariable String metric,
            @RequestParam String startingReferenceTimestampInclusive,
            @RequestParam String endingReferenceTimestampInclusive,
            HttpServletRequest request,
            Caller caller) {
        Instant from = time("startingReferenceTimestampInclusive", startingReferenceTimestampInclusive);
        Instant to = time("endingReferenceTimestampInclusive", endingReferenceTimestampInclusive);
        if (from.isAfter(to)) {
            throw ErrorCode.INVALID_VALUE.with(
                    "startingReferenceTimestampInclusive", "must not be after endingReferenceTimestampInclusive");
        }
        return answers.list(
                new ReadMetricValues(modelMonitoringId, metric, from, to, tags(request)),
                caller,
                (values, metadata) -> new MetricValuesEnvelopeV1(metadata, values));
    }

    /** Reads tags as they are, for a value may have commas in it. */
    private static SortedMap<String, String> tags(HttpServletRequest request) {
        SortedMap<String, String> tags = new TreeMap<>();
        for (String tag : Objects.requireNonNullElse(request.getParameterValues(TAG), new String[0])) {
            int colon = tag.indexOf(':');
            if (colon < 1 || tags.put(tag.substring(0, colon), tag.substring(colon + 1)) != null) {
                throw ErrorCode.INVALID_VALUE.with(TAG, "must have the form key:value, with each key once");
            }
        }
        return tags;
    }

    /** Reads the sign of a zone too that its sender has not encoded: it comes as a blank. */
    private static Instant time(String parameter, String text) {
        return Timestamps.withZone(parameter, text.replaceFirst(" (?=\\d{2}:\\d{2}$)", "+"))
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
    }

    /** Compares the value with its range, and tells of it if it is out of it. */
    @PostMapping("/api/metricAlerts/v1")
    void sendMetricAlert(@Valid @RequestBody MetricAlertRequestV1 body, Caller caller) {
        dispatch.send(
                new CheckMetric(
                        new MetricAlertId(ids.next()),
                        body.modelMonitoringId(),
                        body.metric(),
                        body.value(),
                        body.toRange(),
                        body.description(),
                        clock.instant()),
                caller);
    }
}
