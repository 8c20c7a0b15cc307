/** The queue of asynchronous predictions, and the counters of calls of model APIs. */
@NullMarked
package almanac.storage.prediction;

import org.jspecify.annotations.NullMarked;
