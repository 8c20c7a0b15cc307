@NullMarked
package almanac.git.api;

import org.jspecify.annotations.NullMarked;
