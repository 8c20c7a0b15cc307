@NullMarked
package almanac.dataset.api;

import org.jspecify.annotations.NullMarked;
