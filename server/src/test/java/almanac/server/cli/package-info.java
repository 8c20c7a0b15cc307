@NullMarked
package almanac.server.cli;

import org.jspecify.annotations.NullMarked;
