@NullMarked
package almanac.operation.event;

import org.jspecify.annotations.NullMarked;
