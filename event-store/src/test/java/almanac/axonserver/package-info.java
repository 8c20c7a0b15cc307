@NullMarked
package almanac.support.axonserver;

import org.jspecify.annotations.NullMarked;
