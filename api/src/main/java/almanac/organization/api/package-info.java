@NullMarked
package almanac.organization.api;

import org.jspecify.annotations.NullMarked;
