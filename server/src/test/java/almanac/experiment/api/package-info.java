@NullMarked
package almanac.experiment.api;

import org.jspecify.annotations.NullMarked;
