@NullMarked
package almanac.environment.api;

import org.jspecify.annotations.NullMarked;
