/** Reviews and requests for access as notices. */
@NullMarked
package almanac.registeredmodel.work;

import org.jspecify.annotations.NullMarked;
