@NullMarked
package almanac.axonserver;

import org.jspecify.annotations.NullMarked;
