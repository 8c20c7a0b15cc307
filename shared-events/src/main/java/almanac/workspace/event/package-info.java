/** What happens to workspaces. */
@NullMarked
package almanac.workspace.event;

import org.jspecify.annotations.NullMarked;
