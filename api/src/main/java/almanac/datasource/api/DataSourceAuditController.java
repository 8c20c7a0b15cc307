package almanac.datasource.api;

import almanac.datasource.query.DataSourceAuditDataV1;
import almanac.datasource.query.DataSourceAuditEventKindV1;
import almanac.datasource.query.DataSourceAuditFilter;
import almanac.datasource.query.DataSourceAuditPart;
import almanac.datasource.query.DataSourceAuditPart.Place;
import almanac.datasource.query.ReadDataSourceAudit;
import almanac.shared.DataSourceId;
import almanac.support.web.Caller;
import almanac.support.web.Dispatch;
import almanac.support.web.Timestamps;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what with data sources (behaviour.md, 3.7). */
@RestController
@Tag(name = "DataSource")
@RequestMapping("/api/datasource/v1/audit")
class DataSourceAuditController {

    private static final int LINES_AT_ONCE = 5_000;

    private final Dispatch dispatch;

    DataSourceAuditController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @GetMapping
    List<DataSourceAuditDataV1> getDataSourceAuditData(
            @RequestParam(required = false) @Nullable List<DataSourceId> dataSourceIds,
            @RequestParam(required = false) @Nullable List<String> dataSourceNames,
            @RequestParam(required = false) @Nullable List<String> eventKinds,
            @Parameter(schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String startTime,
            @Parameter(schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String endTime,
            Caller caller) {
        DataSourceAuditFilter filter = new DataSourceAuditFilter(
                orNone(dataSourceIds),
                orNone(dataSourceNames),
                orNone(eventKinds).stream()
                        .map(word -> DataSourceAuditEventKindV1.of("eventKinds", word))
                        .toList(),
                moment("startTime", startTime),
                moment("endTime", endTime));
        return all(filter, caller);
    }

    /** The contract knows no pages; messages between processes are bounded, so it is read in parts all the same. */
    private List<DataSourceAuditDataV1> all(DataSourceAuditFilter filter, Caller caller) {
        List<DataSourceAuditDataV1> events = new ArrayList<>();
        Place last = null;
        do {
            DataSourceAuditPart part = dispatch.ask(
                    new ReadDataSourceAudit(caller.user(), filter, last, LINES_AT_ONCE),
                    DataSourceAuditPart.class,
                    caller);
            events.addAll(part.events());
            last = part.last();
        } while (last != null);
        return events;
    }

    private static <T> List<T> orNone(@Nullable List<T> given) {
        return Objects.requireNonNullElse(given, List.of());
    }

    private static @Nullable Instant moment(String parameter, @Nullable String text) {
        return text == null ? null : Timestamps.of(parameter, text);
    }
}
