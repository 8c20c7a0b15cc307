/** What the tests of all aggregates start from: people, and doubles of what decisions ask. */
@NullMarked
package almanac.given;

import org.jspecify.annotations.NullMarked;
