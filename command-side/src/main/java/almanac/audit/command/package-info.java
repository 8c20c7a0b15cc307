/** Commands that record facts for the audit trail without a change of state. */
@NullMarked
package almanac.audit.command;

import org.jspecify.annotations.NullMarked;
