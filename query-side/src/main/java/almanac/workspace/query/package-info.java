/** What is known of workspaces. */
@NullMarked
package almanac.workspace.query;

import org.jspecify.annotations.NullMarked;
