@NullMarked
package almanac.storage.environment;

import org.jspecify.annotations.NullMarked;
