@NullMarked
package almanac.access.projection;

import org.jspecify.annotations.NullMarked;
