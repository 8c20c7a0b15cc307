package almanac.history.query;

/** Who caused an event: a user, or the system. */
public record HistoryActorV1(String id, String name) {}
