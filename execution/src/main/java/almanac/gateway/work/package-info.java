/** Budgets of gateway endpoints as notices. */
@NullMarked
package almanac.gateway.work;

import org.jspecify.annotations.NullMarked;
