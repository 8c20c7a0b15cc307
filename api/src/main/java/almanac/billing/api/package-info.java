@NullMarked
package almanac.billing.api;

import org.jspecify.annotations.NullMarked;
