@NullMarked
package almanac.environment.event;

import org.jspecify.annotations.NullMarked;
