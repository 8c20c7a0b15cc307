/** Bounds the connections, the slowness of their clients, and the requests that the server works on at a time. */
@NullMarked
package almanac.connection;

import org.jspecify.annotations.NullMarked;
