/** Read models of model APIs and asynchronous predictions. */
@NullMarked
package almanac.modelapi.query;

import org.jspecify.annotations.NullMarked;
