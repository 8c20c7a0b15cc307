package almanac.monitoring.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ModelApiId;
import almanac.shared.MonitoredModelId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Questions about monitored models, their metrics and alerts. */
public interface MonitoringQuery {

    @Requires({Permission.USE_MONITORING, Permission.VIEW_MONITORING_RESULTS})
    record GetMonitoredModel(MonitoredModelId model)
            implements Query<Versioned<MonitoredModelV1>>, Scoped.MonitoredModel {}

    /** Asks for the monitored models of a project, newest first. */
    @Requires({Permission.USE_MONITORING, Permission.VIEW_MONITORING_RESULTS})
    record ListMonitoredModels(ProjectId project, Window window)
            implements Query<Page<MonitoredModelV1>>, Scoped.Project {}

    /** Asks for the monitored models of all projects that the caller may see, newest first. */
    @Requires(Permission.USE_MONITORING)
    record ListVisibleMonitoredModels(UserId caller, Window window) implements Query<Page<MonitoredModelV1>> {}

    /** Asks for the project of a model API, and for its monitored model. */
    @Requires({Permission.USE_MONITORING, Permission.VIEW_MODEL_APIS})
    record GetMonitoringOfModelApi(ModelApiId api) implements Query<MonitoringOfModelApi>, Scoped.ModelApi {}

    /**
     * The project of a model API, and its monitored model.
     *
     * @param model null where it has none
     */
    record MonitoringOfModelApi(ProjectId project, @Nullable MonitoredModelId model) {}

    /** Asks for the alerts about a model, newest first. */
    @Requires({Permission.USE_MONITORING, Permission.VIEW_MONITORING_RESULTS})
    record ListMetricAlerts(MonitoredModelId model, Window window)
            implements Query<Page<MetricAlertV1>>, Scoped.MonitoredModel {}

    /**
     * Asks for the values of a metric, by their times and then by their tags.
     *
     * @param to is in the range as well
     * @param tags that values must have, among others
     */
    @Requires({Permission.USE_MONITORING, Permission.UPDATE_MONITORING_SETTINGS})
    record ReadMetricValues(
            MonitoredModelId model, String metric, Instant from, Instant to, SortedMap<String, String> tags)
            implements Query<Page<MetricValueV1>>, Scoped.MonitoredModel {}

    /**
     * Asks for values of all models whose monitoring has not ended, in the order in which they are exported.
     *
     * @param after the place at which the values before ended; null to begin
     */
    @Requires(Permission.OPERATE)
    record ExportMetricValues(@Nullable String after, int limit) implements Query<ExportedMetricValuesV1> {}

    /** Asks for the recipients of alerts that the model has of its own; also when its monitoring has ended. */
    @SystemOnly
    record GetAlertRecipients(MonitoredModelId model) implements Query<AlertRecipients> {}
}
