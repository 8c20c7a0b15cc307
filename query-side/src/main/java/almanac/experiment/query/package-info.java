/** Experiments, runs and what those have logged, as they are read. */
@NullMarked
package almanac.experiment.query;

import org.jspecify.annotations.NullMarked;
