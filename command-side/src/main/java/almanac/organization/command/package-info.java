@NullMarked
package almanac.organization.command;

import org.jspecify.annotations.NullMarked;
