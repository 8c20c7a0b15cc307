@NullMarked
package almanac.dataset.work;

import org.jspecify.annotations.NullMarked;
