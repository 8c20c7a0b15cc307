@NullMarked
package almanac.access.directory;

import org.jspecify.annotations.NullMarked;
