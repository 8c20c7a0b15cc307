/** What is taken down for the audit although it is no change of anything. */
@NullMarked
package almanac.audit.command;

import org.jspecify.annotations.NullMarked;
