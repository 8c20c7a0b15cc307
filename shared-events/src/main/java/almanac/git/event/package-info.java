@NullMarked
package almanac.git.event;

import org.jspecify.annotations.NullMarked;
