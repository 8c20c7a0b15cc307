@NullMarked
package almanac.support.files;

import org.jspecify.annotations.NullMarked;
