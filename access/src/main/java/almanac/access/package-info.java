@NullMarked
package almanac.storage.access;

import org.jspecify.annotations.NullMarked;
