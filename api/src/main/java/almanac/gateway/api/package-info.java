@NullMarked
package almanac.gateway.api;

import org.jspecify.annotations.NullMarked;
