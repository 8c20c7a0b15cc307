@NullMarked
package almanac.datasource.api;

import org.jspecify.annotations.NullMarked;
