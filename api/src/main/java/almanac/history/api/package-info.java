@NullMarked
package almanac.history.api;

import org.jspecify.annotations.NullMarked;
