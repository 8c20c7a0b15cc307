@NullMarked
package almanac.audit.query;

import org.jspecify.annotations.NullMarked;
