@NullMarked
package almanac.monitoring.api;

import org.jspecify.annotations.NullMarked;
