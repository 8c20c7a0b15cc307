@NullMarked
package almanac.storage.files;

import org.jspecify.annotations.NullMarked;
