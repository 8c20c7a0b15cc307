@NullMarked
package almanac.user.query;

import org.jspecify.annotations.NullMarked;
