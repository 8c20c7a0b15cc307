/** Measures how fast the program is, from outside it. */
@NullMarked
package almanac.bench;

import org.jspecify.annotations.NullMarked;
