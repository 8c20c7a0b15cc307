/** The tracking API: experiments, runs, metrics and artifacts, as clients of MLflow ask for them. */
@NullMarked
package almanac.experiment.api;

import org.jspecify.annotations.NullMarked;
