@NullMarked
package almanac.history.query;

import org.jspecify.annotations.NullMarked;
