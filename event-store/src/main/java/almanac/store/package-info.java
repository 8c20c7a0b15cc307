@NullMarked
package almanac.support.store;

import org.jspecify.annotations.NullMarked;
