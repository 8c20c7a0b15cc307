@NullMarked
package almanac.cost.command;

import org.jspecify.annotations.NullMarked;
