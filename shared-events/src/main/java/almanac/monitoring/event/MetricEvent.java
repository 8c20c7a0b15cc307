package almanac.monitoring.event;

import almanac.shared.MetricAlertId;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of metrics. The values themselves are kept in tables of their own. */
public sealed interface MetricEvent {

    MonitoredModelId model();

    ProjectId project();

    /**
     * Values were logged.
     *
     * @param metrics the number of values of each metric
     * @param from the earliest of the times that they are for
     * @param to the latest one
     */
    record MetricValuesLogged(
            MonitoredModelId model, ProjectId project, Map<String, Integer> metrics, Instant from, Instant to)
            implements MetricEvent {}

    /**
     * A value was out of the range in which it should be.
     *
     * @param quiet whether no recipient is told, because they were told of such an alert a short time ago
     */
    record MetricAlertRaised(
            MetricAlertId alert,
            MonitoredModelId model,
            ProjectId project,
            String metric,
            double value,
            TargetRange range,
            @Nullable String description,
            boolean quiet)
            implements MetricEvent {}
}
