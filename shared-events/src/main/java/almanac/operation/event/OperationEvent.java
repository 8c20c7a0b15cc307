package almanac.operation.event;

import almanac.shared.DisplayName;
import almanac.shared.RunId;

/** Events of what operators do with projections and dead letters. The event's actor is the operator. */
public sealed interface OperationEvent {

    /** The name of the projection, which is that of its processing group. */
    String projection();

    /** An operator asked for a run that folds the projection again. */
    record RunRequested(RunId run, @DisplayName String projection, RunKind kind) implements OperationEvent {}

    record RunCancelled(RunId run, @DisplayName String projection) implements OperationEvent {}

    /**
     * The projection is now read from the tables that the run made; the former ones are kept.
     *
     * @param position of the log up to which they had been folded
     */
    record ProjectionSwitched(RunId run, @DisplayName String projection, long position) implements OperationEvent {}

    /** The tables from before the last switch are gone. */
    record FormerTablesDropped(@DisplayName String projection) implements OperationEvent {}

    /**
     * A dead letter was tried again.
     *
     * @param event the identifier of the event that could not be folded
     */
    record DeadLetterRetried(@DisplayName String projection, String letter, String event, boolean folded)
            implements OperationEvent {}

    /** A dead letter was given up: the projection stays without the event until it is rebuilt. */
    record DeadLetterDiscarded(@DisplayName String projection, String letter, String event, String reason)
            implements OperationEvent {}
}
