@NullMarked
package almanac.project.event;

import org.jspecify.annotations.NullMarked;
