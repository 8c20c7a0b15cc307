package almanac.web;

import org.jspecify.annotations.Nullable;

/**
 * Position of a page in a list that is gone through with tokens.
 *
 * @param nextPageToken null after the last page
 */
public record TokenPaginationV1(@Nullable String nextPageToken) {}
