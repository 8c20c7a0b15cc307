package almanac.access;

import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import java.util.Optional;

/** Answers a decision's questions about monitored models, as of its own transaction. */
public interface MonitoredModelDirectory {

    /** Tells whether the project exists; if so, it is not archived before the transaction ends. */
    boolean holdProject(ProjectId project);

    /**
     * Returns the model with that id, or the one of the model API with that id; empty when it is not monitored. Its
     * monitoring does not end before the transaction does.
     */
    Optional<KnownMonitoredModel> hold(MonitoredModelId model);

    boolean isMonitored(String modelApi);
}
