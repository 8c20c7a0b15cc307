@NullMarked
package almanac.storage.turn;

import org.jspecify.annotations.NullMarked;
