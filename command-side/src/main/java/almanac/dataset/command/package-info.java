@NullMarked
package almanac.dataset.command;

import org.jspecify.annotations.NullMarked;
