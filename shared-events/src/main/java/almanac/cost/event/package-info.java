@NullMarked
package almanac.cost.event;

import org.jspecify.annotations.NullMarked;
