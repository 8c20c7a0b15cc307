@NullMarked
package almanac.registeredmodel.api;

import org.jspecify.annotations.NullMarked;
