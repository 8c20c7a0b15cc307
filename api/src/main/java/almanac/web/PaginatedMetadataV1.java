package almanac.web;

import almanac.messaging.Caller;
import almanac.row.Page;
import almanac.row.Window;
import java.util.List;

/** {@link MetadataV1} of a page; clients read the paging members in either of the two places (behaviour.md, 1.4). */
public record PaginatedMetadataV1(
        String requestId, List<String> notices, int offset, int limit, long totalCount, PaginationV1 pagination) {

    public static PaginatedMetadataV1 of(Caller caller, Window window, Page<?> page) {
        PaginationV1 pagination = new PaginationV1(window.offset(), window.limit(), page.totalCount());
        return new PaginatedMetadataV1(
                caller.requestId(), List.of(), window.offset(), window.limit(), page.totalCount(), pagination);
    }
}
