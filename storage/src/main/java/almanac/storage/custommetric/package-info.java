/** Values of custom metrics. */
@NullMarked
package almanac.storage.custommetric;

import org.jspecify.annotations.NullMarked;
