@NullMarked
package almanac.organization.query;

import org.jspecify.annotations.NullMarked;
