/** Rules about the addresses that this server connects to on behalf of its users. */
@NullMarked
package almanac.storage.address;

import org.jspecify.annotations.NullMarked;
