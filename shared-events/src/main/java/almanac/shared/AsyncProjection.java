package almanac.shared;

/**
 * A projection derived across streams that no command waits for: it follows the log at its own pace, event by event in
 * the order of the log, and an event that it cannot fold becomes a dead letter. Each event is folded in a transaction
 * that also keeps the projection's position, so its tables hold each event once. Writes by JDBC: a statement that fails
 * is undone by itself.
 */
public interface AsyncProjection extends Projection {}
