@NullMarked
package almanac.console.audit;

import org.jspecify.annotations.NullMarked;
