@NullMarked
package almanac.operation.api;

import org.jspecify.annotations.NullMarked;
