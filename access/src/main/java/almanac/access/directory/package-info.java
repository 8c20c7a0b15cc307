@NullMarked
package almanac.access.command;

import org.jspecify.annotations.NullMarked;
