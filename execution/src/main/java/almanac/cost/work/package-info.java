@NullMarked
package almanac.cost.work;

import org.jspecify.annotations.NullMarked;
