@NullMarked
package almanac.cost.api;

import org.jspecify.annotations.NullMarked;
