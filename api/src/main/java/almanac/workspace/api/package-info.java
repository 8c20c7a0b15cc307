/** How workspaces are asked for. */
@NullMarked
package almanac.workspace.api;

import org.jspecify.annotations.NullMarked;
