@NullMarked
package almanac.user.event;

import org.jspecify.annotations.NullMarked;
