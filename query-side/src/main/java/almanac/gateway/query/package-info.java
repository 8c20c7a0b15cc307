@NullMarked
package almanac.gateway.query;

import org.jspecify.annotations.NullMarked;
