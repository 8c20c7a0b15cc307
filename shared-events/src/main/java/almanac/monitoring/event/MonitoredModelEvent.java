package almanac.monitoring.event;

import almanac.notification.event.Recipients;
import almanac.shared.DisplayName;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/** Events of a monitored model, of which metrics are logged. */
public sealed interface MonitoredModelEvent {

    MonitoredModelId model();

    /**
     * The model is monitored from now on.
     *
     * @param modelType such as {@code classification}; null when it was not said
     * @param modelApi the id of the model API that serves it; null when it runs elsewhere
     * @param modelApiVersion the id of that API's version; null when it was not said
     */
    record ModelMonitored(
            MonitoredModelId model,
            @DisplayName String name,
            ProjectId project,
            @Nullable String modelType,
            @Nullable String modelApi,
            @Nullable String modelApiVersion)
            implements MonitoredModelEvent {}

    record MonitoringRenamed(
            MonitoredModelId model, @DisplayName String name) implements MonitoredModelEvent {}

    /** Alerts about the model are told to these; when there are none, to those of the installation. */
    record RecipientsChosen(MonitoredModelId model, Recipients recipients) implements MonitoredModelEvent {}

    /** The model is not monitored any more: its metrics can be neither logged nor read, and are deleted. */
    record MonitoringEnded(MonitoredModelId model) implements MonitoredModelEvent {}
}
