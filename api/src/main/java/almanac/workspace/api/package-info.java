/** Serves workspaces. */
@NullMarked
package almanac.workspace.api;

import org.jspecify.annotations.NullMarked;
