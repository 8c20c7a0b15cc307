/** What every feature needs and none owns: the command line, the data directory, the database, security and wiring. */
@NullMarked
package almanac.web;

import org.jspecify.annotations.NullMarked;
