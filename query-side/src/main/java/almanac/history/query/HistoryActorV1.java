package almanac.history.query;

/** The actor of an event: a user, or the system. */
public record HistoryActorV1(String id, String name) {}
