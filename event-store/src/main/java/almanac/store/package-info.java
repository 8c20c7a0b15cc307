@NullMarked
package almanac.store;

import org.jspecify.annotations.NullMarked;
