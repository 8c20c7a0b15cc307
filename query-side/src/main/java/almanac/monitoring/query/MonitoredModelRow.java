package almanac.monitoring.query;

import almanac.monitoring.event.MonitoredModelEvent;
import almanac.monitoring.event.MonitoredModelEvent.ModelMonitored;
import almanac.monitoring.event.MonitoredModelEvent.MonitoringEnded;
import almanac.monitoring.event.MonitoredModelEvent.MonitoringRenamed;
import almanac.monitoring.event.MonitoredModelEvent.RecipientsChosen;
import almanac.notification.event.Recipients;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A monitored model. */
@Entity
@Table(name = "monitored_model_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class MonitoredModelRow extends Row<MonitoredModelEvent> {

    private String name;
    private String projectId;
    private @Nullable String modelType;
    private @Nullable String modelApiId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Recipients recipients = Recipients.NONE;

    private boolean ended;

    @Override
    protected void apply(MonitoredModelEvent event, EventFacts facts) {
        switch (event) {
            case ModelMonitored e -> {
                name = e.name();
                projectId = e.project().value();
                modelType = e.modelType();
                modelApiId = e.modelApi();
            }
            case MonitoringRenamed e -> name = e.name();
            case RecipientsChosen e -> recipients = e.recipients();
            case MonitoringEnded _ -> ended = true;
        }
    }

    boolean isMonitored() {
        return !ended;
    }

    MonitoredModelId model() {
        return new MonitoredModelId(id());
    }

    AlertRecipients toAlertRecipients() {
        return new AlertRecipients(name, recipients);
    }

    MonitoredModelV1 toV1() {
        return new MonitoredModelV1(
                model(),
                name,
                new ProjectId(projectId),
                modelType,
                modelApiId,
                MonitoredModelV1.ModelRecipientsV1.of(recipients),
                createdAt());
    }
}
