@NullMarked
package almanac.storage.memory;

import org.jspecify.annotations.NullMarked;
