@NullMarked
package almanac.project.query;

import org.jspecify.annotations.NullMarked;
