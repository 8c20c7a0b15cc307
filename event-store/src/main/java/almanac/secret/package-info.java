@NullMarked
package almanac.storage.secret;

import org.jspecify.annotations.NullMarked;
