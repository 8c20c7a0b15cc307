/**
 * The structure of the code as tests (docs/adr). Each rule is tried on the production code, which must keep it, and on
 * classes below the package {@code wrong}, which are made to break it.
 */
@NullMarked
package almanac.architecture;

import org.jspecify.annotations.NullMarked;
