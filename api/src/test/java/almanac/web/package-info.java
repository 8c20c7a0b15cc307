@NullMarked
package almanac.web;

import org.jspecify.annotations.NullMarked;
