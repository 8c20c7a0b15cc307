@NullMarked
package almanac.notification.api;

import org.jspecify.annotations.NullMarked;
