@NullMarked
package almanac.hardwaretier.api;

import org.jspecify.annotations.NullMarked;
