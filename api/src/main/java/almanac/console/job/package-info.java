@NullMarked
package almanac.console.job;

import org.jspecify.annotations.NullMarked;
