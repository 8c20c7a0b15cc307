package almanac.access.projection;

import almanac.access.MonitoredModelTable;
import almanac.monitoring.event.MonitoredModelEvent;
import almanac.monitoring.event.MonitoredModelEvent.ModelMonitored;
import almanac.monitoring.event.MonitoredModelEvent.MonitoringEnded;
import almanac.monitoring.event.MonitoredModelEvent.MonitoringRenamed;
import almanac.monitoring.event.MonitoredModelEvent.RecipientsChosen;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of monitored models. */
@Component
class MonitoredModelAccess implements AccessPart<MonitoredModelEvent> {

    private final MonitoredModelTable models;

    MonitoredModelAccess(MonitoredModelTable models) {
        this.models = models;
    }

    @Override
    public Class<MonitoredModelEvent> events() {
        return MonitoredModelEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_monitored_model");
    }

    @Override
    public void apply(MonitoredModelEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case ModelMonitored e -> add(e, names);
            case MonitoringEnded e -> models.remove(e.model());
            case MonitoringRenamed _, RecipientsChosen _ -> {}
        }
    }

    private void add(ModelMonitored event, NameClaims names) {
        String modelApi = event.modelApi();
        if (modelApi == null) {
            models.add(event.model(), event.project(), null);
        } else {
            names.claim(
                    () -> models.isMonitored(modelApi),
                    () -> models.add(event.model(), event.project(), modelApi),
                    () -> models.add(event.model(), event.project(), null),
                    ErrorCode.MODEL_API_MONITORED,
                    modelApi);
        }
    }
}
