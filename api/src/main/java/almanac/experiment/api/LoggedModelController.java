package almanac.experiment.api;

import almanac.experiment.command.LoggedModelCommand.CreateLoggedModel;
import almanac.experiment.command.LoggedModelCommand.DeleteLoggedModel;
import almanac.experiment.command.LoggedModelCommand.FinalizeLoggedModel;
import almanac.experiment.command.LoggedModelCommand.LogModelParams;
import almanac.experiment.command.LoggedModelCommand.RemoveLoggedModelTag;
import almanac.experiment.command.LoggedModelCommand.TagLoggedModel;
import almanac.experiment.event.LoggedModelStatus;
import almanac.experiment.query.ArtifactEntry;
import almanac.experiment.query.ArtifactQuery.ListArtifacts;
import almanac.experiment.query.LoggedModelQuery.GetLoggedModel;
import almanac.experiment.query.LoggedModelQuery.MeasuredOn;
import almanac.experiment.query.LoggedModelQuery.Order;
import almanac.experiment.query.LoggedModelQuery.SearchLoggedModels;
import almanac.experiment.query.MlflowLoggedModel;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import almanac.shared.SearchFilter;
import almanac.shared.SearchOrder;
import almanac.web.Int64;
import almanac.web.PageToken;
import almanac.web.TrackingApi;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/** Announces, completes and finds logged models, as clients of MLflow 3 ask for it with every model that they log. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow/logged-models")
class LoggedModelController {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final int MOST_COLUMNS = 50;

    private final Dispatch dispatch;
    private final TrackingPlaces places;
    private final IdSource ids;

    LoggedModelController(Dispatch dispatch, TrackingPlaces places, IdSource ids) {
        this.dispatch = dispatch;
        this.places = places;
        this.ids = ids;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record NewLoggedModel(
            @Nullable ExperimentId experimentId,
            @Nullable String name,
            @Nullable String modelType,
            @Nullable String sourceRunId,
            @Nullable List<Members.Entry> params,
            @Nullable List<Members.Entry> tags) {}

    record ModelEnvelope(MlflowLoggedModel model) {}

    /** The ways in which the artifacts of a model can have come. */
    enum Status {
        @JsonProperty("LOGGED_MODEL_PENDING")
        PENDING(LoggedModelStatus.PENDING),
        @JsonProperty("LOGGED_MODEL_READY")
        READY(LoggedModelStatus.READY),
        @JsonProperty("LOGGED_MODEL_UPLOAD_FAILED")
        UPLOAD_FAILED(LoggedModelStatus.UPLOAD_FAILED);

        private final LoggedModelStatus meant;

        Status(LoggedModelStatus meant) {
            this.meant = meant;
        }
    }

    record Finalized(@Nullable Status status) {}

    record Entries(
            @Nullable List<Members.Entry> params, @Nullable List<Members.Entry> tags) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Search(
            @Nullable List<ExperimentId> experimentIds,
            @Nullable String filter,
            @Nullable List<Dataset> datasets,
            @Nullable @JsonDeserialize(using = Int64.class) Long maxResults,
            @Nullable List<OrderBy> orderBy,
            @Nullable String pageToken) {

        List<MeasuredOn> measuredOn() {
            return Members.several(datasets, "datasets", MOST_COLUMNS).stream()
                    .map(dataset -> new MeasuredOn(
                            Members.required(dataset.datasetName, "datasets.dataset_name"), dataset.datasetDigest))
                    .toList();
        }

        List<Order> order() {
            return Members.several(orderBy, "order_by", MOST_COLUMNS).stream()
                    .map(OrderBy::toOrder)
                    .toList();
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Dataset(@Nullable String datasetName, @Nullable String datasetDigest) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record OrderBy(
            @Nullable String fieldName,
            @Nullable Boolean ascending,
            @Nullable String datasetName,
            @Nullable String datasetDigest) {

        Order toOrder() {
            String field = Members.required(fieldName, "order_by.field_name");
            String text = Boolean.FALSE.equals(ascending) ? field + " DESC" : field;
            return new Order(
                    SearchOrder.parse(List.of(text)).getFirst(),
                    datasetName == null ? null : new MeasuredOn(datasetName, datasetDigest));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Found(List<MlflowLoggedModel> models, @Nullable String nextPageToken) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Listed(
            String rootUri,
            List<ArtifactEntry> files,
            @Nullable String nextPageToken) {}

    @PostMapping
    ModelEnvelope createLoggedModel(@RequestBody NewLoggedModel body, Caller caller) {
        ExperimentId experiment = Members.required(body.experimentId(), "experiment_id");
        if (experiment.equals(ExperimentId.DEFAULT)) {
            throw ErrorCode.EXPERIMENT_READ_ONLY.with();
        }
        ProjectId project = places.of(experiment, caller);
        JobId job = caller.job();
        if (job != null) {
            project = places.job(job, caller).project();
        }
        LoggedModelId model = LoggedModelId.derivedFrom(ids.next());
        String run = body.sourceRunId();
        String name = Members.orEmpty(body.name(), "name", Members.NAME);
        dispatch.send(
                new CreateLoggedModel(
                        model,
                        experiment,
                        project,
                        caller.user(),
                        name.isEmpty()
                                ? "model-"
                                        + model.value().substring(model.value().length() - 8)
                                : name,
                        Members.orEmpty(body.modelType(), "model_type", Members.NAME),
                        run == null || run.isEmpty() ? null : new ExperimentRunId(run),
                        Members.entries(body.params(), "params", Members.PARAM, false),
                        ReservedTags.without(Members.tags(body.tags(), "tags"))),
                caller);
        return model(model, project, caller);
    }

    @GetMapping("/{model}")
    ModelEnvelope getLoggedModel(@PathVariable LoggedModelId model, Caller caller) {
        return model(model, project(model, caller), caller);
    }

    private ModelEnvelope model(LoggedModelId model, ProjectId project, Caller caller) {
        return new ModelEnvelope(
                dispatch.ask(new GetLoggedModel(model, project), caller).value());
    }

    @PatchMapping("/{model}")
    ModelEnvelope finalizeLoggedModel(@PathVariable LoggedModelId model, @RequestBody Finalized body, Caller caller) {
        ProjectId project = project(model, caller);
        LoggedModelStatus status = Members.required(body.status(), "status").meant;
        dispatch.send(new FinalizeLoggedModel(model, project, caller.user(), status), caller);
        return model(model, project, caller);
    }

    @DeleteMapping("/{model}")
    Map<String, Object> deleteLoggedModel(@PathVariable LoggedModelId model, Caller caller) {
        dispatch.send(new DeleteLoggedModel(model, project(model, caller), caller.user()), caller);
        return Map.of();
    }

    @PostMapping("/{model}/params")
    Map<String, Object> logLoggedModelParams(
            @PathVariable LoggedModelId model, @RequestBody Entries body, Caller caller) {
        Map<String, String> params = Members.entries(body.params(), "params", Members.PARAM, false);
        dispatch.send(new LogModelParams(model, project(model, caller), caller.user(), params), caller);
        return Map.of();
    }

    @PatchMapping("/{model}/tags")
    ModelEnvelope setLoggedModelTags(@PathVariable LoggedModelId model, @RequestBody Entries body, Caller caller) {
        ProjectId project = project(model, caller);
        Map<String, String> tags = ReservedTags.without(Members.tags(body.tags(), "tags"));
        dispatch.send(new TagLoggedModel(model, project, caller.user(), tags), caller);
        return model(model, project, caller);
    }

    @DeleteMapping("/{model}/tags/{key}")
    Map<String, Object> deleteLoggedModelTag(
            @PathVariable LoggedModelId model, @PathVariable String key, Caller caller) {
        dispatch.send(new RemoveLoggedModelTag(model, project(model, caller), caller.user(), key), caller);
        return Map.of();
    }

    @PostMapping("/search")
    Found searchLoggedModels(@RequestBody Search body, Caller caller) {
        Window window = PageToken.window(body.pageToken(), body.maxResults(), PAGE, LARGEST_PAGE);
        Page<MlflowLoggedModel> page = dispatch.ask(
                new SearchLoggedModels(
                        caller.user(),
                        Members.several(body.experimentIds(), "experiment_ids", Members.EXPERIMENTS),
                        SearchFilter.parse(body.filter()),
                        body.measuredOn(),
                        body.order(),
                        window),
                caller);
        return new Found(page.items(), PageToken.next(window, page));
    }

    @GetMapping("/{model}/artifacts/directories")
    Listed listLoggedModelArtifacts(
            @PathVariable LoggedModelId model,
            @RequestParam(name = "artifact_directory_path", defaultValue = "") String path,
            @RequestParam(name = "page_token", required = false) @Nullable String pageToken,
            Caller caller) {
        ArtifactRoot root = ArtifactRoot.of(model);
        Window window = PageToken.window(pageToken, null, LARGEST_PAGE, LARGEST_PAGE);
        Page<ArtifactEntry> page = dispatch.ask(new ListArtifacts(root, project(model, caller), path, window), caller);
        return new Listed(root.uri(), page.items(), PageToken.next(window, page));
    }

    private ProjectId project(LoggedModelId model, Caller caller) {
        return places.of(ArtifactRoot.of(model), caller, TrackingPlaces.missing(model));
    }
}
