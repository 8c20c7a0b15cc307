@NullMarked
package almanac.job.query;

import org.jspecify.annotations.NullMarked;
