package almanac.job.query;

import almanac.shared.Query;
import almanac.shared.SystemOnly;

/** Queries for the holders of run tokens. */
public interface RunTokenQuery {

    /** Asks for the job whose secret has this digest, if it has not ended. */
    @SystemOnly
    record FindRunTokenHolder(String digest) implements Query<RunTokenHolder> {}
}
