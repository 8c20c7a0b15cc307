@NullMarked
package almanac.notification.query;

import org.jspecify.annotations.NullMarked;
