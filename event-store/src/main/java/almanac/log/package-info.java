@NullMarked
package almanac.log;

import org.jspecify.annotations.NullMarked;
