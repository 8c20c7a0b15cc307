@NullMarked
package almanac.hardwaretier.query;

import org.jspecify.annotations.NullMarked;
