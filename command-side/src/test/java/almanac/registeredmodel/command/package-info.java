@NullMarked
package almanac.registeredmodel.command;

import org.jspecify.annotations.NullMarked;
