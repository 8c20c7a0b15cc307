/** How fast the program is, measured from outside it. */
@NullMarked
package almanac.bench;

import org.jspecify.annotations.NullMarked;
