@NullMarked
package almanac.dataset.event;

import org.jspecify.annotations.NullMarked;
