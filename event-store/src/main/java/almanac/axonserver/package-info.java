/** Several processes joined by an Axon Server (docs/adr/0017). */
@NullMarked
package almanac.axonserver;

import org.jspecify.annotations.NullMarked;
