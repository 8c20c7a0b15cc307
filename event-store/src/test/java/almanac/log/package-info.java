@NullMarked
package almanac.support.log;

import org.jspecify.annotations.NullMarked;
