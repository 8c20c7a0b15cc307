package almanac.access;

import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;

/** A model that is monitored. */
public record KnownMonitoredModel(MonitoredModelId model, ProjectId project) {}
