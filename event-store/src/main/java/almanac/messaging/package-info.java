@NullMarked
package almanac.messaging;

import org.jspecify.annotations.NullMarked;
