@NullMarked
package almanac.support.cli;

import org.jspecify.annotations.NullMarked;
