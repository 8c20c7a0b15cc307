@NullMarked
package almanac.gateway.event;

import org.jspecify.annotations.NullMarked;
