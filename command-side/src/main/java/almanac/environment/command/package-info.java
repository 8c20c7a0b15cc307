@NullMarked
package almanac.environment.command;

import org.jspecify.annotations.NullMarked;
