@NullMarked
package almanac.access;

import org.jspecify.annotations.NullMarked;
