@NullMarked
package almanac.dataset.query;

import org.jspecify.annotations.NullMarked;
