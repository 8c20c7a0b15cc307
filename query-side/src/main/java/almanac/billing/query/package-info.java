@NullMarked
package almanac.billing.query;

import org.jspecify.annotations.NullMarked;
