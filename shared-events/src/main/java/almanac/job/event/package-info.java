@NullMarked
package almanac.job.event;

import org.jspecify.annotations.NullMarked;
