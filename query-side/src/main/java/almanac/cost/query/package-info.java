@NullMarked
package almanac.cost.query;

import org.jspecify.annotations.NullMarked;
