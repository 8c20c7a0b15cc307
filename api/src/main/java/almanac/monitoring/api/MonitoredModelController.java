package almanac.monitoring.api;

import almanac.messaging.Caller;
import almanac.monitoring.command.MonitoredModelCommand.ChooseRecipients;
import almanac.monitoring.command.MonitoredModelCommand.EndMonitoring;
import almanac.monitoring.command.MonitoredModelCommand.MonitorModel;
import almanac.monitoring.command.MonitoredModelCommand.RenameMonitoring;
import almanac.monitoring.query.MetricAlertV1;
import almanac.monitoring.query.MonitoredModelV1;
import almanac.monitoring.query.MonitoringQuery.GetMonitoredModel;
import almanac.monitoring.query.MonitoringQuery.ListMetricAlerts;
import almanac.monitoring.query.MonitoringQuery.ListMonitoredModels;
import almanac.notification.api.NewRecipientsV1;
import almanac.row.Window;
import almanac.secret.MasterKey;
import almanac.shared.IdSource;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves monitored models, which metrics are logged of, and alerts about them. */
@RestController
@AlmanacExtension
@Tag(name = "CustomMetrics")
@RequestMapping("/api/almanac/v1/monitoredModels")
class MonitoredModelController {

    private final Answers answers;
    private final IdSource ids;
    private final MasterKey key;
    private final InstantSource clock;

    MonitoredModelController(Answers answers, IdSource ids, MasterKey key, InstantSource clock) {
        this.answers = answers;
        this.ids = ids;
        this.key = key;
        this.clock = clock;
    }

    record NewMonitoredModelV1(
            @NotNull @NotBlank @Size(max = Texts.NAME) String name,
            @NotNull ProjectId projectId,
            @Nullable @Size(min = 1, max = Texts.NAME) String modelType,

            @Nullable @Pattern(regexp = Texts.ID_PATTERN, message = Texts.ID_MESSAGE)
            String modelApiId) {}

    record ChangedMonitoredModelV1(
            @NotNull @NotBlank @Size(max = Texts.NAME) String name) {}

    record MonitoredModelEnvelopeV1(MonitoredModelV1 monitoredModel, MetadataV1 metadata) {}

    record PaginatedMonitoredModelsEnvelopeV1(List<MonitoredModelV1> monitoredModels, PaginatedMetadataV1 metadata) {}

    record PaginatedMetricAlertsEnvelopeV1(List<MetricAlertV1> alerts, PaginatedMetadataV1 metadata) {}

    @PostMapping
    ResponseEntity<MonitoredModelEnvelopeV1> createMonitoredModel(
            @Valid @RequestBody NewMonitoredModelV1 body, Caller caller) {
        MonitoredModelId model = new MonitoredModelId(ids.next());
        return changed(
                model,
                new MonitorModel(model, body.projectId(), body.name(), body.modelType(), body.modelApiId(), null),
                caller);
    }

    @GetMapping
    PaginatedMonitoredModelsEnvelopeV1 listMonitoredModels(
            @RequestParam ProjectId projectId, @Paged Window window, Caller caller) {
        return answers.page(
                new ListMonitoredModels(projectId, window), window, caller, PaginatedMonitoredModelsEnvelopeV1::new);
    }

    @GetMapping("/{modelId}")
    ResponseEntity<MonitoredModelEnvelopeV1> getMonitoredModel(@PathVariable MonitoredModelId modelId, Caller caller) {
        return answers.get(new GetMonitoredModel(modelId), caller, MonitoredModelEnvelopeV1::new);
    }

    @PatchMapping("/{modelId}")
    ResponseEntity<MonitoredModelEnvelopeV1> renameMonitoredModel(
            @PathVariable MonitoredModelId modelId, @Valid @RequestBody ChangedMonitoredModelV1 body, Caller caller) {
        return changed(modelId, new RenameMonitoring(modelId, body.name()), caller);
    }

    /** Chooses the recipients of alerts about the model, in place of those of the installation. */
    @PutMapping("/{modelId}/recipients")
    ResponseEntity<MonitoredModelEnvelopeV1> updateAlertRecipients(
            @PathVariable MonitoredModelId modelId, @Valid @RequestBody NewRecipientsV1 body, Caller caller) {
        return changed(modelId, new ChooseRecipients(modelId, body.toChoice(ids, key, clock.instant())), caller);
    }

    @DeleteMapping("/{modelId}")
    DeleteEnvelopeV1 deleteMonitoredModel(@PathVariable MonitoredModelId modelId, Caller caller) {
        return answers.remove(new EndMonitoring(modelId), caller);
    }

    @GetMapping("/{modelId}/alerts")
    PaginatedMetricAlertsEnvelopeV1 listMetricAlerts(
            @PathVariable MonitoredModelId modelId, @Paged Window window, Caller caller) {
        return answers.page(
                new ListMetricAlerts(modelId, window), window, caller, PaginatedMetricAlertsEnvelopeV1::new);
    }

    private ResponseEntity<MonitoredModelEnvelopeV1> changed(MonitoredModelId model, Object command, Caller caller) {
        return answers.change(command, new GetMonitoredModel(model), caller, MonitoredModelEnvelopeV1::new);
    }
}
