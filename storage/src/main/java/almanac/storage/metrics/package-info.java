/** Values of metrics, which are too many for events. */
@NullMarked
package almanac.storage.metrics;

import org.jspecify.annotations.NullMarked;
