@NullMarked
package almanac.git.command;

import org.jspecify.annotations.NullMarked;
