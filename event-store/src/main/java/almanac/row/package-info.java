@NullMarked
package almanac.row;

import org.jspecify.annotations.NullMarked;
