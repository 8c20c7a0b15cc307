/** Instances of model APIs: which are to run, and how calls get to them. */
@NullMarked
package almanac.execution.serving;

import org.jspecify.annotations.NullMarked;
