@NullMarked
package almanac.server;

import org.jspecify.annotations.NullMarked;
