/** What is stored must stay readable: events as files. */
@NullMarked
package almanac.contract;

import org.jspecify.annotations.NullMarked;
