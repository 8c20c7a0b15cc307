package almanac.monitoring.query;

import almanac.access.ReadableProjects;
import almanac.monitoring.event.MonitoredModelEvent;
import almanac.monitoring.query.MonitoringQuery.GetAlertRecipients;
import almanac.monitoring.query.MonitoringQuery.GetMonitoredModel;
import almanac.monitoring.query.MonitoringQuery.GetMonitoringOfModelApi;
import almanac.monitoring.query.MonitoringQuery.ListMonitoredModels;
import almanac.monitoring.query.MonitoringQuery.ListVisibleMonitoredModels;
import almanac.monitoring.query.MonitoringQuery.MonitoringOfModelApi;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Projects monitored models, and answers queries for them. */
@Component
@ProcessingGroup("monitored-models")
class MonitoredModels extends RowProjection<MonitoredModelEvent, MonitoredModelRow> {

    private static final String VISIBLE =
            "from monitored_model_row r where not r.ended and " + ReadableProjects.withExperiments("r.project_id");

    private static final String OF_MODEL_API = """
            select a.project_id, m.model_id from model_api_row a
            left join access_monitored_model m on m.model_api_id = a.id
            where a.id = ?""";

    private final JdbcOperations jdbc;

    MonitoredModels(RowStore store, JdbcOperations jdbc) {
        super(
                store,
                new ProjectionType<>(
                        "monitoredModels",
                        MonitoredModelEvent.class,
                        MonitoredModelRow.class,
                        MonitoredModelRow::new,
                        row -> new GetMonitoredModel(row.model())));
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(MonitoredModelEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<MonitoredModelV1> answer(GetMonitoredModel query) {
        MonitoredModelRow row = rows.find(idOf(query.model()))
                .filter(MonitoredModelRow::isMonitored)
                .orElseThrow(() -> ErrorCode.MONITORED_MODEL_NOT_FOUND.with(query.model()));
        return Versioned.of(row.toV1(), row);
    }

    @QueryHandler
    Page<MonitoredModelV1> answer(ListMonitoredModels query) {
        return rows.page(
                        "from monitored_model_row r where r.project_id = :project and not r.ended",
                        "r.id desc",
                        Map.of("project", query.project().value()),
                        query.window())
                .map(MonitoredModelRow::toV1);
    }

    @QueryHandler
    Page<MonitoredModelV1> answer(ListVisibleMonitoredModels query) {
        return rows.page(VISIBLE, "r.id desc", Map.of("caller", query.caller().value()), query.window())
                .map(MonitoredModelRow::toV1);
    }

    @QueryHandler
    MonitoringOfModelApi answer(GetMonitoringOfModelApi query) {
        return jdbc
                .query(
                        OF_MODEL_API,
                        (row, n) -> {
                            String model = row.getString("model_id");
                            return new MonitoringOfModelApi(
                                    new ProjectId(row.getString("project_id")),
                                    model == null ? null : new MonitoredModelId(model));
                        },
                        query.api().value())
                .stream()
                .findFirst()
                .orElseThrow(() -> ErrorCode.MODEL_API_NOT_FOUND.with(query.api()));
    }

    @QueryHandler
    AlertRecipients answer(GetAlertRecipients query) {
        return rows.find(query.model().value())
                .map(MonitoredModelRow::toAlertRecipients)
                .orElseThrow(() -> ErrorCode.MONITORED_MODEL_NOT_FOUND.with(query.model()));
    }

    /** Returns the id of the model with that id, or of the one of the model API with that id. */
    String idOf(MonitoredModelId model) {
        return jdbc
                .queryForList(
                        "select model_id from access_monitored_model where ? in (model_id, model_api_id)",
                        String.class,
                        model.value())
                .stream()
                .findFirst()
                .orElseThrow(() -> ErrorCode.MONITORED_MODEL_NOT_FOUND.with(model));
    }
}
