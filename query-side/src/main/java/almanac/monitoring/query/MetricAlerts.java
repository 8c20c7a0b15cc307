package almanac.monitoring.query;

import almanac.monitoring.event.MetricEvent.MetricAlertRaised;
import almanac.monitoring.event.TargetRange;
import almanac.monitoring.query.MetricAlertV1.AlertRangeV1;
import almanac.monitoring.query.MonitoringQuery.ListMetricAlerts;
import almanac.row.Page;
import almanac.shared.Actor;
import almanac.shared.MetricAlertId;
import almanac.shared.Projection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Projects alerts, one line each, and answers queries for them. An alert that comes twice changes nothing. */
@Component
@ProcessingGroup("metric-alerts")
class MetricAlerts implements Projection {

    private static final String KEEP = """
            insert into metric_alert_row (id, model_id, at, metric, value, target, description, quiet, raised_by)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (id) do nothing""";

    private final JdbcOperations jdbc;
    private final MonitoredModels models;

    MetricAlerts(JdbcOperations jdbc, MonitoredModels models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    @Override
    public List<String> tables() {
        return List.of("metric_alert_row");
    }

    @EventHandler
    void on(MetricAlertRaised event, EventMessage<?> message) {
        jdbc.update(
                KEEP,
                event.alert().value(),
                event.model().value(),
                message.getTimestamp().atOffset(ZoneOffset.UTC),
                event.metric(),
                event.value(),
                JsonMapper.shared().writeValueAsString(event.range()),
                event.description(),
                event.quiet(),
                Actor.of(message.getMetaData()));
    }

    @QueryHandler
    Page<MetricAlertV1> answer(ListMetricAlerts query) {
        String model = models.idOf(query.model());
        Long total = jdbc.queryForObject("select count(*) from metric_alert_row where model_id = ?", Long.class, model);
        List<MetricAlertV1> alerts = jdbc.query(
                "select * from metric_alert_row where model_id = ? order by at desc, id desc limit ? offset ?",
                (row, n) -> new MetricAlertV1(
                        new MetricAlertId(row.getString("id")),
                        row.getString("metric"),
                        row.getDouble("value"),
                        AlertRangeV1.of(JsonMapper.shared().readValue(row.getString("target"), TargetRange.class)),
                        row.getString("description"),
                        row.getBoolean("quiet"),
                        instant(row.getObject("at", OffsetDateTime.class)),
                        row.getString("raised_by")),
                model,
                query.window().limit(),
                query.window().offset());
        return new Page<>(alerts, total == null ? 0 : total);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
