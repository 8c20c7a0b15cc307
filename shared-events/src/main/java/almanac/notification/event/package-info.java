@NullMarked
package almanac.notification.event;

import org.jspecify.annotations.NullMarked;
