package almanac.monitoring.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.access.MonitoredModelDirectory;
import almanac.monitoring.command.MonitoredModelCommand.ChooseRecipients;
import almanac.monitoring.command.MonitoredModelCommand.EndMonitoring;
import almanac.monitoring.command.MonitoredModelCommand.MonitorModel;
import almanac.monitoring.command.MonitoredModelCommand.RenameMonitoring;
import almanac.monitoring.event.MonitoredModelEvent.ModelMonitored;
import almanac.monitoring.event.MonitoredModelEvent.MonitoringEnded;
import almanac.monitoring.event.MonitoredModelEvent.MonitoringRenamed;
import almanac.monitoring.event.MonitoredModelEvent.RecipientsChosen;
import almanac.notification.event.Recipients;
import almanac.shared.ErrorCode;
import almanac.shared.MonitoredModelId;
import almanac.shared.UserId;
import almanac.storage.outbox.RecipientChoice;
import almanac.storage.outbox.WebhookVault;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one monitored model; values and alerts need no decision of it. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class MonitoredModel {

    @AggregateIdentifier
    private MonitoredModelId model;

    private String name;
    private Recipients recipients = Recipients.NONE;

    MonitoredModel() {} // for Axon

    @CommandHandler
    MonitoredModel(MonitorModel command, MonitoredModelDirectory models) {
        if (!models.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        if (command.modelApi() != null && models.isMonitored(command.modelApi())) {
            throw ErrorCode.MODEL_API_MONITORED.with(command.modelApi());
        }
        apply(new ModelMonitored(
                command.model(),
                command.name(),
                command.project(),
                command.modelType(),
                command.modelApi(),
                command.modelApiVersion()));
    }

    @EventSourcingHandler
    void evolve(ModelMonitored event) {
        model = event.model();
        name = event.name();
    }

    @CommandHandler
    void decide(RenameMonitoring command) {
        if (!command.name().equals(name)) {
            apply(new MonitoringRenamed(model, command.name()));
        }
    }

    @EventSourcingHandler
    void evolve(MonitoringRenamed event) {
        name = event.name();
    }

    @CommandHandler
    void decide(ChooseRecipients command, AccountDirectory directory, WebhookVault vault) {
        for (UserId user : command.choice().users()) {
            if (!directory.isUser(user)) {
                throw ErrorCode.USER_NOT_FOUND.with(user);
            }
        }
        Recipients chosen = command.choice().keptIn(vault, recipients);
        if (!chosen.equals(recipients) || command.choice().replacesSecrets()) {
            apply(new RecipientsChosen(model, chosen));
        }
    }

    @EventSourcingHandler
    void evolve(RecipientsChosen event) {
        recipients = event.recipients();
    }

    @CommandHandler
    void decide(EndMonitoring command, WebhookVault vault) {
        new RecipientChoice(List.of(), List.of(), List.of(), Instant.EPOCH).keptIn(vault, recipients);
        apply(new MonitoringEnded(model));
    }

    @EventSourcingHandler
    void evolve(MonitoringEnded event) {
        markDeleted();
    }
}
