@NullMarked
package almanac.monitoring.event;

import org.jspecify.annotations.NullMarked;
