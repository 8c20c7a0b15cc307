@NullMarked
package almanac.storage.address;

import org.jspecify.annotations.NullMarked;
