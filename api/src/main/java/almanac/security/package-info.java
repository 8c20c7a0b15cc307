@NullMarked
package almanac.security;

import org.jspecify.annotations.NullMarked;
