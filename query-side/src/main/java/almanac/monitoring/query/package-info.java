@NullMarked
package almanac.monitoring.query;

import org.jspecify.annotations.NullMarked;
