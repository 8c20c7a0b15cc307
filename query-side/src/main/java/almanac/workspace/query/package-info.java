/** Read models of workspaces. */
@NullMarked
package almanac.workspace.query;

import org.jspecify.annotations.NullMarked;
