/** The common part of commands that talk to a running server. */
@NullMarked
package almanac.server.cli;

import org.jspecify.annotations.NullMarked;
