@NullMarked
package almanac.audit.api;

import org.jspecify.annotations.NullMarked;
