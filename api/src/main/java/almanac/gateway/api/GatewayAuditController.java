package almanac.gateway.api;

import almanac.gateway.query.GatewayAuditDataV1;
import almanac.gateway.query.GatewayAuditFilter;
import almanac.gateway.query.GatewayQuery.ReadGatewayAudit;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointId;
import almanac.shared.Timestamps;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the audit events of the AI gateway, as later releases of the API do (behaviour.md, 3.1). */
@RestController
@AlmanacExtension
@Tag(name = "AIGateway")
@RequestMapping("/api/aigateway/v1/audit")
class GatewayAuditController {

    private static final Duration ORDINARY_SPAN = Duration.ofDays(30);

    private final Dispatch dispatch;
    private final InstantSource clock;

    GatewayAuditController(Dispatch dispatch, InstantSource clock) {
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @GetMapping
    List<GatewayAuditDataV1> getGatewayAuditData(
            @RequestParam(required = false) @Nullable List<GatewayEndpointId> endpointIds,
            @RequestParam(required = false) @Nullable List<String> endpointNames,
            @Parameter(schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String startTime,
            @Parameter(schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String endTime,
            Caller caller) {
        Instant end = endTime == null ? clock.instant() : Timestamps.of("endTime", endTime);
        Instant start = startTime == null ? end.minus(ORDINARY_SPAN) : Timestamps.of("startTime", startTime);
        if (start.isAfter(end)) {
            throw ErrorCode.INVALID_VALUE.with("startTime", "is after endTime");
        }
        GatewayAuditFilter filter = new GatewayAuditFilter(
                Objects.requireNonNullElse(endpointIds, List.of()),
                Objects.requireNonNullElse(endpointNames, List.of()),
                start,
                end);
        return dispatch.ask(new ReadGatewayAudit(filter), caller).items();
    }
}
