@NullMarked
package almanac.project.command;

import org.jspecify.annotations.NullMarked;
