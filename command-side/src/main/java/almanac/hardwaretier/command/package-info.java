@NullMarked
package almanac.hardwaretier.command;

import org.jspecify.annotations.NullMarked;
