/** Runs users' programs: a port, and the adapter that runs them on this machine (docs/adr/0026). */
@NullMarked
package almanac.execution.process;

import org.jspecify.annotations.NullMarked;
