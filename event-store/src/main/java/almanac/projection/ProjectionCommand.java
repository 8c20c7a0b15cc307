package almanac.projection;

import almanac.operation.event.RunKind;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.RunId;
import org.jspecify.annotations.Nullable;

/** Commands about projections, their runs and their dead letters. */
public interface ProjectionCommand {

    /**
     * Tries dead letters again, each with those that wait behind it in its stream.
     *
     * @param letter which one; null for any
     * @param most how many streams at most
     */
    @Requires(Permission.OPERATE)
    record RetryDeadLetters(String projection, @Nullable String letter, int most) {}

    /** Gives a dead letter up. */
    @Requires(Permission.OPERATE)
    record DiscardDeadLetter(String projection, String letter, String reason) {}

    /** Asks for a run that folds a projection again, after those that wait already. */
    @Requires(Permission.OPERATE)
    record StartRun(RunId run, String projection, RunKind kind) {}

    /** Cancels a run before its end; no table has changed. */
    @Requires(Permission.OPERATE)
    record CancelRun(RunId run) {}

    /** Deletes the tables that were in use before the last switch. */
    @Requires(Permission.OPERATE)
    record DropFormerTables(String projection) {}
}
