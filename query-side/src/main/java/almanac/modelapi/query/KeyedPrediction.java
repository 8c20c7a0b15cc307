package almanac.modelapi.query;

import almanac.shared.PredictionId;

/** The prediction that was requested with a key. */
public record KeyedPrediction(PredictionId prediction) {}
