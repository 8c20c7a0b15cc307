@NullMarked
package almanac.secret;

import org.jspecify.annotations.NullMarked;
