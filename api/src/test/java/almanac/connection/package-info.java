@NullMarked
package almanac.connection;

import org.jspecify.annotations.NullMarked;
