/** The log over HTTP: long answers and server-sent events. */
@NullMarked
package almanac.log.http;

import org.jspecify.annotations.NullMarked;
