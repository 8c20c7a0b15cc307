@NullMarked
package almanac.datasource.command;

import org.jspecify.annotations.NullMarked;
