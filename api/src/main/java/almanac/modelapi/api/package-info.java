/** Operations on model APIs and asynchronous predictions. */
@NullMarked
package almanac.modelapi.api;

import org.jspecify.annotations.NullMarked;
