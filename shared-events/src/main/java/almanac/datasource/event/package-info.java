@NullMarked
package almanac.datasource.event;

import org.jspecify.annotations.NullMarked;
