@NullMarked
package almanac.storage.git;

import org.jspecify.annotations.NullMarked;
