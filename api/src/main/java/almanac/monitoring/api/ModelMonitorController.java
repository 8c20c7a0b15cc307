package almanac.monitoring.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.monitoring.command.MonitoredModelCommand.MonitorModel;
import almanac.monitoring.query.MonitoredModelV1;
import almanac.monitoring.query.MonitoringQuery.GetMonitoredModel;
import almanac.monitoring.query.MonitoringQuery.GetMonitoringOfModelApi;
import almanac.monitoring.query.MonitoringQuery.ListVisibleMonitoredModels;
import almanac.monitoring.query.MonitoringQuery.MonitoringOfModelApi;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.ModelApiId;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves monitored models at the addresses of Domino's Model Monitor, whose ids metrics are logged under. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/model-monitor/v2/api")
class ModelMonitorController {

    private static final String DETAILS = "modelMetadata.sourceDetails";
    private static final int MOST_PAGES = 1_000_000;

    private final Dispatch dispatch;
    private final IdSource ids;

    ModelMonitorController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    /**
     * Where a model runs.
     *
     * @param workbenchModelId the model API that it is; absent when it runs elsewhere
     * @param projectId the project that it belongs to when it runs elsewhere
     */
    record ModelSourceDetails(
            @Nullable ModelApiId workbenchModelId,
            @Nullable @Size(max = Texts.NAME) String workbenchModelVersionId,
            @Nullable ProjectId projectId) {

        static final ModelSourceDetails NONE = new ModelSourceDetails(null, null, null);
    }

    record ModelMetadata(
            @NotNull @NotBlank @Size(max = Texts.NAME) String name,
            @Nullable @Size(min = 1, max = Texts.NAME) String modelType,
            @Nullable @Size(max = Texts.NAME) String version,
            @Nullable @Size(max = Texts.PROSE) String description,
            @Nullable @Size(max = Texts.NAME) String sourceType,
            @Nullable @Valid ModelSourceDetails sourceDetails) {

        ModelSourceDetails source() {
            return sourceDetails == null ? ModelSourceDetails.NONE : sourceDetails;
        }
    }

    record NewMonitorModel(@NotNull @Valid ModelMetadata modelMetadata) {}

    record MonitorModelId(MonitoredModelId id) {}

    /** A monitored model, whose drift nothing here computes: so it is always active. */
    record ModelDashboardItem(
            MonitoredModelId id, String name, @Nullable String modelType, String modelStatus, ProjectId projectId) {

        static ModelDashboardItem of(MonitoredModelV1 model) {
            return new ModelDashboardItem(model.id(), model.name(), model.modelType(), "active", model.projectId());
        }
    }

    record MonitorModelsPage(List<ModelDashboardItem> modelDashboardItems, long totalItems) {}

    /** Has a model monitored. A model API that is monitored already keeps its id. */
    @PutMapping("/model")
    MonitorModelId registerMonitoredModel(@Valid @RequestBody NewMonitorModel body, Caller caller) {
        ModelMetadata metadata = body.modelMetadata();
        ModelSourceDetails source = metadata.source();
        ModelApiId api = source.workbenchModelId();
        if (api == null) {
            ProjectId project = source.projectId();
            if (project == null) {
                throw ErrorCode.INVALID_VALUE.with(
                        DETAILS + ".projectId", "is required for a model that is no model API of this server");
            }
            return new MonitorModelId(monitor(metadata, project, null, null, caller));
        }
        MonitoringOfModelApi known = dispatch.ask(new GetMonitoringOfModelApi(api), caller);
        return new MonitorModelId(
                known.model() == null
                        ? monitor(metadata, known.project(), api.value(), source.workbenchModelVersionId(), caller)
                        : known.model());
    }

    private MonitoredModelId monitor(
            ModelMetadata metadata, ProjectId project, @Nullable String api, @Nullable String version, Caller caller) {
        MonitoredModelId model = new MonitoredModelId(ids.next());
        dispatch.send(new MonitorModel(model, project, metadata.name(), metadata.modelType(), api, version), caller);
        return model;
    }

    /** Answers the monitored models that the caller may see; {@code numberOfLastChecksToFetch} is taken and unused. */
    @GetMapping("/models")
    MonitorModelsPage listMonitorModels(
            @RequestParam(defaultValue = "1") @Min(1) @Max(MOST_PAGES) int pageNumber,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int pageSize,
            @RequestParam(required = false) @Nullable Integer numberOfLastChecksToFetch,
            Caller caller) {
        Window window = new Window(Math.multiplyExact(pageNumber - 1, pageSize), pageSize);
        Page<ModelDashboardItem> page = dispatch.ask(new ListVisibleMonitoredModels(caller.user(), window), caller)
                .map(ModelDashboardItem::of);
        return new MonitorModelsPage(page.items(), page.totalCount());
    }

    @GetMapping("/model")
    ModelDashboardItem getMonitorModel(@RequestParam("model_id") MonitoredModelId modelId, Caller caller) {
        return ModelDashboardItem.of(
                dispatch.ask(new GetMonitoredModel(modelId), caller).value());
    }
}
