package almanac.projection;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.RunId;

/** Queries about projections, their runs and their dead letters. */
public interface ProjectionQuery {

    /** Asks for the events that an async projection could not fold, oldest first. */
    @Requires(Permission.AUDIT)
    record ListDeadLetters(String projection, Window window) implements Query<Page<DeadLetterV1>> {}

    /** Asks for one event that an async projection could not fold. */
    @Requires(Permission.AUDIT)
    record GetDeadLetter(String projection, String letter) implements Query<DeadLetterV1> {}

    /** Asks for one run. */
    @Requires(Permission.AUDIT)
    record GetRun(RunId run) implements Query<ProjectionRunV1> {}

    /** Asks for the runs, the latest first. */
    @Requires(Permission.AUDIT)
    record ListRuns(Window window) implements Query<Page<ProjectionRunV1>> {}

    /** Asks for the status of every projection. */
    @Requires(Permission.AUDIT)
    record ListProjections() implements Query<Page<ProjectionV1>> {}

    /** Asks whether the user may read the figures for monitoring. */
    @Requires(Permission.AUDIT)
    record SeeFigures() implements Query<Boolean> {}
}
