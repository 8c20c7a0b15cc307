package almanac.monitoring.command;

import almanac.monitoring.event.TargetRange;
import almanac.shared.MetricAlertId;
import almanac.shared.MonitoredModelId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.storage.custommetric.CustomMetricValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about metrics of monitored models. */
public sealed interface MetricCommand {

    /** Keeps values, of one model or of several: all of them or none. */
    @Requires({Permission.USE_MONITORING, Permission.REGISTER_MONITORING_DATASET})
    record LogMetricValues(List<CustomMetricValue> values) implements MetricCommand, Scoped.Several {

        public List<MonitoredModelId> models() {
            return values.stream().map(CustomMetricValue::model).distinct().toList();
        }

        @Override
        public List<Scoped.MonitoredModel> each() {
            return models().stream()
                    .map(model -> (Scoped.MonitoredModel) () -> model)
                    .toList();
        }
    }

    /** Keeps values of an export whose log says already that they were logged. */
    @Requires(Permission.OPERATE)
    record RestoreMetricValues(List<CustomMetricValue> values) implements MetricCommand {}

    /**
     * Checks a value that is in hand, and raises an alert when it is out of its range.
     *
     * @param at when it was sent
     */
    @Requires({Permission.USE_MONITORING, Permission.VIEW_MONITORING_RESULTS})
    record CheckMetric(
            MetricAlertId alert,
            MonitoredModelId model,
            String metric,
            double value,
            TargetRange range,
            @Nullable String description,
            Instant at)
            implements MetricCommand, Scoped.MonitoredModel {}
}
