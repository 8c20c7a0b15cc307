package almanac.monitoring.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.MonitoredModelId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.storage.outbox.RecipientChoice;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about monitored models. */
public sealed interface MonitoredModelCommand {

    @TargetAggregateIdentifier
    MonitoredModelId model();

    /** Has a model of a project monitored. */
    @Requires({Permission.USE_MONITORING, Permission.UPDATE_MONITORING_SETTINGS})
    record MonitorModel(
            MonitoredModelId model,
            ProjectId project,
            String name,
            @Nullable String modelType,
            @Nullable String modelApi,
            @Nullable String modelApiVersion)
            implements MonitoredModelCommand, Scoped.Project {}

    /** A command to a model that is monitored. */
    sealed interface ToExisting extends MonitoredModelCommand, Scoped.MonitoredModel, Scoped.Existing {

        @Override
        default DomainException missing() {
            return ErrorCode.MONITORED_MODEL_NOT_FOUND.with(model());
        }
    }

    @Requires({Permission.USE_MONITORING, Permission.UPDATE_MONITORING_SETTINGS})
    record RenameMonitoring(MonitoredModelId model, String name) implements ToExisting {}

    /** Chooses the recipients of alerts about the model. */
    @Requires({Permission.USE_MONITORING, Permission.UPDATE_MONITORING_SETTINGS})
    record ChooseRecipients(MonitoredModelId model, RecipientChoice choice) implements ToExisting {}

    @Requires({Permission.USE_MONITORING, Permission.UPDATE_MONITORING_SETTINGS})
    record EndMonitoring(MonitoredModelId model) implements ToExisting {}
}
