@NullMarked
package almanac.datasource.query;

import org.jspecify.annotations.NullMarked;
