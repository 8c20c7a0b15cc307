@NullMarked
package almanac.support.web;

import org.jspecify.annotations.NullMarked;
