package almanac.web;

/** Where a page stands in its list. */
public record PaginationV1(int offset, int limit, long totalCount) {}
