@NullMarked
package almanac.support.git;

import org.jspecify.annotations.NullMarked;
