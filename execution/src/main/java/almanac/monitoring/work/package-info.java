/** Alerts of metrics as notices, and the background work on values. */
@NullMarked
package almanac.monitoring.work;

import org.jspecify.annotations.NullMarked;
