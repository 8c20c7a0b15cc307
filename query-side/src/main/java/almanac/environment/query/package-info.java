@NullMarked
package almanac.environment.query;

import org.jspecify.annotations.NullMarked;
