@NullMarked
package almanac.projection;

import org.jspecify.annotations.NullMarked;
