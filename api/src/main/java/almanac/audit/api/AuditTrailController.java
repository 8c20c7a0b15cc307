package almanac.audit.api;

import almanac.audit.query.AuditEventV1;
import almanac.audit.query.AuditQuery.ListAuditEvents;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ErrorCode;
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
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the audit trail of all features: which user did what, and what was refused to which user. It has the form of
 * later versions of the API.
 */
@RestController
@AlmanacExtension
@Tag(name = "Audit trail")
@RequestMapping("/api/audittrail/v1/auditevents")
class AuditTrailController {

    private static final int LINES_AT_ONCE = 1_000;
    private static final String FILE_NAME = "audit-trail.csv";

    private final Dispatch dispatch;
    private final CsvAnswers csv;
    private final JsonMapper json;

    AuditTrailController(Dispatch dispatch, CsvAnswers csv, JsonMapper json) {
        this.dispatch = dispatch;
        this.csv = csv;
        this.json = json;
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
        Page<AuditEventV1> page = page(request, window, caller);
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
        if (limit == null && request.toOrder().isByNamesOfPeople()) {
            throw ErrorCode.INVALID_VALUE.with(
                    "sort", "actorName and targetName need a limit: lines could be skipped when a person is erased");
        }
        Iterator<List<AuditEventV1>> parts = limit == null
                ? new AuditParts(dispatch, caller, request, offset, LINES_AT_ONCE)
                : List.of(page(request, new Window(offset, limit), caller).items())
                        .iterator();
        csv.write(response, FILE_NAME, AuditColumns.all(json), parts);
    }

    private Page<AuditEventV1> page(AuditEventsRequest request, Window window, Caller caller) {
        return dispatch.ask(new ListAuditEvents(request.toFilter(), request.toOrder(), window), caller);
    }
}
