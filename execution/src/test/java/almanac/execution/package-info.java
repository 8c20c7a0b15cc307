/** Jobs that really run, with everything around them but the database. */
@NullMarked
package almanac.support.execution;

import org.jspecify.annotations.NullMarked;
