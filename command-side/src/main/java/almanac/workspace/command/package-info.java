/** What may be done with workspaces. */
@NullMarked
package almanac.workspace.command;

import org.jspecify.annotations.NullMarked;
