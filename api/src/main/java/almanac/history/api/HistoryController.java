package almanac.history.api;

import almanac.history.query.HistoryDiffV1;
import almanac.history.query.HistoryEntryV1;
import almanac.history.query.HistoryQuery.GetHistory;
import almanac.history.query.HistoryQuery.GetHistoryDiff;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.PointInTime;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Takes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the history of one resource of any type. */
@RestController
@AlmanacExtension
@Tag(name = "History")
@RequestMapping("/api/almanac/v1/history/{resource}/{id}")
class HistoryController {

    /** Longest page. Each entry may hold much of the resource, so a page has fewer of them than of anything else. */
    private static final int LONGEST_PAGE = 100;

    private static final String NEWEST_FIRST = "desc";

    private final Dispatch dispatch;
    private final Answers answers;

    HistoryController(Dispatch dispatch, Answers answers) {
        this.dispatch = dispatch;
        this.answers = answers;
    }

    record PaginatedHistoryEnvelopeV1(List<HistoryEntryV1> entries, PaginatedMetadataV1 metadata) {}

    record HistoryDiffEnvelopeV1(HistoryDiffV1 diff, MetadataV1 metadata) {}

    @GetMapping
    @Takes(megabytes = 12)
    @Operation(
            description = "What happened, event by event. Where entries are large fewer than asked for are given:"
                    + " metadata.limit is how many, the next page begins after them")
    PaginatedHistoryEnvelopeV1 getHistory(
            @PathVariable String resource,
            @PathVariable String id,
            @RequestParam(defaultValue = "asc")
                    @Pattern(regexp = "asc|" + NEWEST_FIRST, message = "must be asc (oldest first) or desc")
                    String order,
            @Paged(longest = LONGEST_PAGE) Window window,
            Caller caller) {
        GetHistory query = new GetHistory(resource, id, order.equals(NEWEST_FIRST), window);
        Page<HistoryEntryV1> page = dispatch.ask(query, caller);
        int size = page.items().size();
        boolean isCut = size > 0 && size < Math.min(window.limit(), page.totalCount() - window.offset());
        Window given = isCut ? new Window(window.offset(), size) : window;
        return Answers.page(page, given, caller, PaginatedHistoryEnvelopeV1::new);
    }

    @GetMapping("/diff")
    @Takes(megabytes = 12)
    HistoryDiffEnvelopeV1 getHistoryDiff(
            @PathVariable String resource,
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            Caller caller) {
        GetHistoryDiff query = new GetHistoryDiff(
                resource, id, PointInTime.parse("from", from), to == null ? null : PointInTime.parse("to", to));
        return answers.ask(query, caller, HistoryDiffEnvelopeV1::new);
    }
}
