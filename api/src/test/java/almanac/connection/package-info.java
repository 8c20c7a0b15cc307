@NullMarked
package almanac.support.connection;

import org.jspecify.annotations.NullMarked;
