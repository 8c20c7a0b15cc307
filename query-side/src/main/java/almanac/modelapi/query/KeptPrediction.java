package almanac.modelapi.query;

import almanac.secret.SealedSecret;
import almanac.storage.prediction.PredictionQueue.State;

/** An asynchronous prediction, whose request or outcome is sealed. */
public record KeptPrediction(State state, SealedSecret sealed) {}
