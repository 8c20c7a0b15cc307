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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    @GetMapping(VALUES + "/{modelMonitoringId}/{metric}")
    MetricValuesEnvelopeV1 retrieveMetricValues(
            @PathVariable MonitoredModelId modelMonitoringId,
            @PathVariable String metric,
            @RequestParam String startingReferenceTimestampInclusive,
            @RequestParam String endingReferenceTimestampInclusive,
            Caller caller) {
        Instant from = time("startingReferenceTimestampInclusive", startingReferenceTimestampInclusive);
        Instant to = time("endingReferenceTimestampInclusive", endingReferenceTimestampInclusive);
        if (from.isAfter(to)) {
            throw ErrorCode.INVALID_VALUE.with(
                    "startingReferenceTimestampInclusive", "must not be after endingReferenceTimestampInclusive");
        }
        return answers.list(
                new ReadMetricValues(modelMonitoringId, metric, from, to),
                caller,
                (values, metadata) -> new MetricValuesEnvelopeV1(metadata, values));
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
