/** Events of workspaces. */
@NullMarked
package almanac.workspace.event;

import org.jspecify.annotations.NullMarked;
