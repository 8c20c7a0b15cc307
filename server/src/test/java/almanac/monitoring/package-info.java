@NullMarked
package almanac.monitoring;

import org.jspecify.annotations.NullMarked;
