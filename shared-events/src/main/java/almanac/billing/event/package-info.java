@NullMarked
package almanac.billing.event;

import org.jspecify.annotations.NullMarked;
