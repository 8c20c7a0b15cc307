/** Replays what existing clients send. */
@NullMarked
package almanac.clients;

import org.jspecify.annotations.NullMarked;
