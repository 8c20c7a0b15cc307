@NullMarked
package almanac.user.command;

import org.jspecify.annotations.NullMarked;
