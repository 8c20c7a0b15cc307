@NullMarked
package almanac.console.project;

import org.jspecify.annotations.NullMarked;
