@NullMarked
package almanac.notification;

import org.jspecify.annotations.NullMarked;
