/** A project table behind HTTP as one would write it with Spring and without events: what Almanac is compared with. */
@NullMarked
package almanac.bench.plain;

import org.jspecify.annotations.NullMarked;
