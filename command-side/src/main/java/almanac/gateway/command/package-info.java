@NullMarked
package almanac.gateway.command;

import org.jspecify.annotations.NullMarked;
