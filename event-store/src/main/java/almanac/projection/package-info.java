@NullMarked
package almanac.support.projection;

import org.jspecify.annotations.NullMarked;
