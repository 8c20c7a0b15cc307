/** Calls of models through the AI gateway: over HTTP on both sides. */
@NullMarked
package almanac.gateway.http;

import org.jspecify.annotations.NullMarked;
