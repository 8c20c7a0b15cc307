package almanac.row;

/** The part of a list that is asked for: so many items after leaving out so many. */
public record Window(int offset, int limit) {}
