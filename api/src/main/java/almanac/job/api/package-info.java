@NullMarked
package almanac.job.api;

import org.jspecify.annotations.NullMarked;
