package almanac.audit.api;

import almanac.audit.query.AuditEventV1;
import almanac.audit.query.AuditQuery.ListAuditEvents;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.web.CsvAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit trail for its two readers, programs and the console: by pages, and as one CSV file. */
@Component
public class AuditReader {

    private static final int LINES_AT_ONCE = 1_000;
    private static final String FILE_NAME = "audit-trail.csv";

    private final Dispatch dispatch;
    private final CsvAnswers csv;
    private final JsonMapper json;

    AuditReader(Dispatch dispatch, CsvAnswers csv, JsonMapper json) {
        this.dispatch = dispatch;
        this.csv = csv;
        this.json = json;
    }

    public Page<AuditEventV1> page(AuditEventsRequest request, Window window, Caller caller) {
        return dispatch.ask(new ListAuditEvents(request.toFilter(), request.toOrder(), window), caller);
    }

    /**
     * Answers with the events as CSV.
     *
     * @param limit most events; null for all, which are fetched part by part
     */
    public void writeCsv(
            AuditEventsRequest request,
            int offset,
            @Nullable Integer limit,
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
}
