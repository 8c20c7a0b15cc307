/** The output of jobs over HTTP: long answers and server-sent events. */
@NullMarked
package almanac.job.http;

import org.jspecify.annotations.NullMarked;
