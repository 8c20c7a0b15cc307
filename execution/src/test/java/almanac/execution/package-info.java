/** Jobs that really run, with everything around them but the database. */
@NullMarked
package almanac.execution;

import org.jspecify.annotations.NullMarked;
