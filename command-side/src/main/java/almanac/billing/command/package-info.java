@NullMarked
package almanac.billing.command;

import org.jspecify.annotations.NullMarked;
