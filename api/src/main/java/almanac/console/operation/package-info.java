@NullMarked
package almanac.console.operation;

import org.jspecify.annotations.NullMarked;
