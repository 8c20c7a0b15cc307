/** The registry of models, as clients of MLflow ask for it. */
@NullMarked
package almanac.registeredmodel.api;

import org.jspecify.annotations.NullMarked;
