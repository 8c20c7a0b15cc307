@NullMarked
package almanac.durability;

import org.jspecify.annotations.NullMarked;
