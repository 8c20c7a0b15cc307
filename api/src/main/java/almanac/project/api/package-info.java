@NullMarked
package almanac.project.api;

import org.jspecify.annotations.NullMarked;
