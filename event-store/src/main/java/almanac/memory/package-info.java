@NullMarked
package almanac.memory;

import org.jspecify.annotations.NullMarked;
