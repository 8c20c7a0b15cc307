/** Events of registered models and of their versions. */
@NullMarked
package almanac.registeredmodel.event;

import org.jspecify.annotations.NullMarked;
