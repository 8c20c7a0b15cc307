/** Registered models and their versions, as they are read. */
@NullMarked
package almanac.registeredmodel.query;

import org.jspecify.annotations.NullMarked;
