/** Events of model APIs, their versions and tokens, and of asynchronous predictions. */
@NullMarked
package almanac.modelapi.event;

import org.jspecify.annotations.NullMarked;
