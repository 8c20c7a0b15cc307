package almanac.web;

import almanac.messaging.Caller;
import almanac.row.Page;
import almanac.row.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link MetadataV1} of a page of a list that is gone through with tokens; clients read the token in either of the two
 * places (behaviour.md, 1.4).
 */
public record TokenPaginatedMetadataV1(
        String requestId, List<String> notices, @Nullable String nextPageToken, TokenPaginationV1 pagination) {

    public static TokenPaginatedMetadataV1 of(Caller caller, Window window, Page<?> page) {
        String next = PageToken.next(window, page);
        return new TokenPaginatedMetadataV1(caller.requestId(), List.of(), next, new TokenPaginationV1(next));
    }
}
