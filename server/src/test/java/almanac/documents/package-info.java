@NullMarked
package almanac.documents;

import org.jspecify.annotations.NullMarked;
