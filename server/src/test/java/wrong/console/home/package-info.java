@NullMarked
package wrong.console.home;

import org.jspecify.annotations.NullMarked;
