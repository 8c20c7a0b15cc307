/** Commands to experiments, runs and what those log. */
@NullMarked
package almanac.experiment.command;

import org.jspecify.annotations.NullMarked;
