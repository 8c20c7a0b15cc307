@NullMarked
package almanac.notification.command;

import org.jspecify.annotations.NullMarked;
