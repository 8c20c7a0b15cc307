@NullMarked
package almanac.monitoring.command;

import org.jspecify.annotations.NullMarked;
