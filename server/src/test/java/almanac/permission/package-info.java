/** One table of who may do what, and the tests that ask every cell of it. */
@NullMarked
package almanac.permission;

import org.jspecify.annotations.NullMarked;
