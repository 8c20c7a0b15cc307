@NullMarked
package almanac.audit.event;

import org.jspecify.annotations.NullMarked;
