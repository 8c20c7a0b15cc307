@NullMarked
package almanac.person;

import org.jspecify.annotations.NullMarked;
