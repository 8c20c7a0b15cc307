@NullMarked
package almanac.console.session;

import org.jspecify.annotations.NullMarked;
