@NullMarked
package almanac.deployment;

import org.jspecify.annotations.NullMarked;
