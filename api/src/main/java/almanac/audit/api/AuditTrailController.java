package almanac.audit.api;

import almanac.audit.query.AuditEventV1;
import almanac.messaging.Caller;
import almanac.row.Page;
import almanac.row.Window;
import almanac.web.AlmanacExtension;
import almanac.web.CsvAnswers;
import almanac.web.Paged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the audit trail of all features: which user did what, and what was refused to which user. It has the form of
 * later versions of the API.
 */
@RestController
@AlmanacExtension
@Tag(name = "Audit trail")
@RequestMapping("/api/audittrail/v1/auditevents")
class AuditTrailController {

    private final AuditReader trail;

    AuditTrailController(AuditReader trail) {
        this.trail = trail;
    }

    /**
     * Page of the trail.
     *
     * @param estimatedMatches number of events in all; exact below 10 000, and never more than that
     */
    record AuditEventsEnvelopeV1(List<AuditEventV1> events, long estimatedMatches) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            description = "Also as text/csv, then with all events that match unless a limit is given;"
                    + " sorted by actorName or targetName it needs one")
    AuditEventsEnvelopeV1 getAuditEvents(
            @Valid @ParameterObject AuditEventsRequest request, @Paged(usual = 100) Window window, Caller caller) {
        Page<AuditEventV1> page = trail.page(request, window, caller);
        return new AuditEventsEnvelopeV1(page.items(), page.totalCount());
    }

    @GetMapping(produces = CsvAnswers.TYPE)
    @Operation(hidden = true) // described with the other
    void exportAuditEvents(
            @Valid AuditEventsRequest request,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(required = false) @Min(1) @Max(Texts.LONGEST_PAGE) @Nullable Integer limit,
            Caller caller,
            HttpServletResponse response) {
        trail.writeCsv(request, offset, limit, caller, response);
    }
}
