/** Notices of events, and the work of handing them over. */
@NullMarked
package almanac.notification.work;

import org.jspecify.annotations.NullMarked;
