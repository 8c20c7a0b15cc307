@NullMarked
package almanac.storage.credential;

import org.jspecify.annotations.NullMarked;
