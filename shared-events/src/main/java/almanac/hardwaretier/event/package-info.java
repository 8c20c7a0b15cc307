@NullMarked
package almanac.hardwaretier.event;

import org.jspecify.annotations.NullMarked;
