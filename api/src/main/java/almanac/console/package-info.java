@NullMarked
package almanac.console;

import org.jspecify.annotations.NullMarked;
