@NullMarked
package almanac.turn;

import org.jspecify.annotations.NullMarked;
