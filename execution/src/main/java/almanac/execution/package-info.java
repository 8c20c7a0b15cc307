/** The automation that runs queued jobs, on the servers that have the files of projects (docs/adr/0026). */
@NullMarked
package almanac.execution;

import org.jspecify.annotations.NullMarked;
