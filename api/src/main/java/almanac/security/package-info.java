@NullMarked
package almanac.support.security;

import org.jspecify.annotations.NullMarked;
