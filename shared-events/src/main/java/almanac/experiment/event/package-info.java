/** Events of experiments, of their runs, and of what those have logged. */
@NullMarked
package almanac.experiment.event;

import org.jspecify.annotations.NullMarked;
