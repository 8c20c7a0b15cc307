package almanac.experiment.event;

import almanac.shared.LoggedModelId;

/** A logged model that a run has made, and the step at which. */
public record ModelOutput(LoggedModelId model, long step) {}
