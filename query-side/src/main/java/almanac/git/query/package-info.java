@NullMarked
package almanac.git.query;

import org.jspecify.annotations.NullMarked;
