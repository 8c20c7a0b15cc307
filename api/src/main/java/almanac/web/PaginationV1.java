package almanac.web;

/** Position of a page in its list. */
public record PaginationV1(int offset, int limit, long totalCount) {}
