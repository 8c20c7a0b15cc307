/** Commands to registered models and their versions. */
@NullMarked
package almanac.registeredmodel.command;

import org.jspecify.annotations.NullMarked;
