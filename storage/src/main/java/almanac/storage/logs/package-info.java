/** Keeps the output of jobs in the database, in chunks (docs/adr/0026). */
@NullMarked
package almanac.storage.logs;

import org.jspecify.annotations.NullMarked;
