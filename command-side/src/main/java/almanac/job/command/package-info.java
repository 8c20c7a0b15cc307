@NullMarked
package almanac.job.command;

import org.jspecify.annotations.NullMarked;
