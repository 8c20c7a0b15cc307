/** Several processes joined by an Axon Server (docs/adr/0017). */
@NullMarked
package almanac.support.axonserver;

import org.jspecify.annotations.NullMarked;
