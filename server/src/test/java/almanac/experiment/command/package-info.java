@NullMarked
package almanac.experiment.command;

import org.jspecify.annotations.NullMarked;
