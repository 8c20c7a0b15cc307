/** The log as a whole: read by a range of positions, followed live, written to a file, and taken from one. */
@NullMarked
package almanac.log.api;

import org.jspecify.annotations.NullMarked;
