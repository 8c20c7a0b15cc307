@NullMarked
package almanac.role;

import org.jspecify.annotations.NullMarked;
