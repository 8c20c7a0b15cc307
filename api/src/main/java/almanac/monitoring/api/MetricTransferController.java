package almanac.monitoring.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.monitoring.command.MetricCommand.RestoreMetricValues;
import almanac.monitoring.query.ExportedMetricValuesV1;
import almanac.monitoring.query.MonitoringQuery.ExportMetricValues;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves values of metrics for another installation, which an export of the log does not hold. */
@RestController
@AlmanacExtension
@Tag(name = "Operations")
class MetricTransferController {

    static final String TRANSFER = "/api/admin/v1/metricValues";

    private static final int MOST = 1_000;

    /** Longest time that the other installation's limit may have let values lie ahead. */
    private static final Period AHEAD = Period.ofYears(100);

    private final Dispatch dispatch;
    private final InstantSource clock;

    MetricTransferController(Dispatch dispatch, InstantSource clock) {
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** Answers a part of all values; {@code next} of it is {@code after} of the next. */
    @GetMapping(TRANSFER)
    ExportedMetricValuesV1 exportMetricValues(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(MOST) int limit,
            Caller caller) {
        return dispatch.ask(new ExportMetricValues(after, limit), caller);
    }

    /** Keeps values of models that are known here, all of them or none, and records no event of it. */
    @PostMapping(TRANSFER)
    @ResponseStatus(HttpStatus.CREATED)
    void importMetricValues(@Valid @RequestBody NewMetricValuesEnvelopeV1 body, Caller caller) {
        dispatch.send(
                new RestoreMetricValues(body.toValues(
                        clock.instant().atOffset(ZoneOffset.UTC).plus(AHEAD).toInstant())),
                caller);
    }
}
