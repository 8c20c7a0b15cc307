/** What commands that talk to a running server have in common. */
@NullMarked
package almanac.server.cli;

import org.jspecify.annotations.NullMarked;
