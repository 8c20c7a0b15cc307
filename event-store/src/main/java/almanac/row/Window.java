package almanac.row;

/** Which part of a list is asked for: so many after leaving out so many. */
public record Window(int offset, int limit) {}
