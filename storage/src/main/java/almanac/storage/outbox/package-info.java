/** Notices on their way to people and other systems, and the sealed addresses of those. */
@NullMarked
package almanac.storage.outbox;

import org.jspecify.annotations.NullMarked;
