@NullMarked
package almanac.shared;

import org.jspecify.annotations.NullMarked;
