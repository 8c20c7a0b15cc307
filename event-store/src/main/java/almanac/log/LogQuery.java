package almanac.log;

import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import org.jspecify.annotations.Nullable;

/** Queries about the event log. */
public interface LogQuery {

    /** Asks which part of the log lies between two points. */
    @Requires(Permission.AUDIT)
    record ReadLog(@Nullable LogPoint after, @Nullable LogPoint until) implements Query<LogRange> {}

    /** Asks again whether a user that has been reading for long may read the log; answered with true, or refused. */
    @Requires(Permission.AUDIT)
    record MayReadLog() implements Query<Boolean> {}

    /**
     * Asks for leave to read the keys of all people, wrapped as they are; answered with the mark of their master key.
     */
    @Requires(Permission.OPERATE)
    record ReadPersonKeys() implements Query<String> {}
}
