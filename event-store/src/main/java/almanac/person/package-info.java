@NullMarked
package almanac.storage.person;

import org.jspecify.annotations.NullMarked;
