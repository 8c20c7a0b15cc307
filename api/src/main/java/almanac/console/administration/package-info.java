@NullMarked
package almanac.console.administration;

import org.jspecify.annotations.NullMarked;
