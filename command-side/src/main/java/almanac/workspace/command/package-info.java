/** Commands to workspaces. */
@NullMarked
package almanac.workspace.command;

import org.jspecify.annotations.NullMarked;
