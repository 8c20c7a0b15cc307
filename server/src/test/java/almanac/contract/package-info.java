/** The public API's contract as data, and the checks that hold the server to it. */
@NullMarked
package almanac.contract;

import org.jspecify.annotations.NullMarked;
