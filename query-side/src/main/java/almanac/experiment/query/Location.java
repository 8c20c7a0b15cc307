package almanac.experiment.query;

import almanac.shared.ExperimentId;
import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Where a thing of the tracking API is.
 *
 * @param project null when the thing does not exist
 * @param experiment null when the thing does not exist
 */
public record Location(
        @Nullable ProjectId project, @Nullable ExperimentId experiment) {

    static final Location NOWHERE = new Location(null, null);
}
