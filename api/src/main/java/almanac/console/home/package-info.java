@NullMarked
package almanac.console.home;

import org.jspecify.annotations.NullMarked;
