@NullMarked
package almanac.organization.event;

import org.jspecify.annotations.NullMarked;
