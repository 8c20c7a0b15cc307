/** Calls of models. */
@NullMarked
package almanac.modelapi.http;

import org.jspecify.annotations.NullMarked;
