@NullMarked
package almanac.user.api;

import org.jspecify.annotations.NullMarked;
