package almanac.modelapi.command;

import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.SystemOnly;
import java.time.Instant;

/** Commands about the counters of calls. */
public sealed interface InvocationCommand {

    /**
     * Records what an hour of a version had, as far as that is not recorded yet.
     *
     * @param record the id of the record
     */
    @SystemOnly
    record CountInvocations(String record, ModelApiVersionId version, ModelApiId api, Instant hour)
            implements InvocationCommand {}
}
