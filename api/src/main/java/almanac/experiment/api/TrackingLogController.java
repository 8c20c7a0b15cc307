package almanac.experiment.api;

import almanac.experiment.command.ExperimentRunCommand.LogBatch;
import almanac.experiment.command.ExperimentRunCommand.LogInputs;
import almanac.experiment.command.ExperimentRunCommand.LogModel;
import almanac.experiment.command.ExperimentRunCommand.LogOutputs;
import almanac.experiment.command.ExperimentRunCommand.RemoveRunTag;
import almanac.experiment.event.DatasetInput;
import almanac.experiment.event.ModelOutput;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import almanac.storage.metrics.MetricValue;
import almanac.storage.metrics.ModelMetric;
import almanac.web.Int64;
import almanac.web.JsonTexts;
import almanac.web.Real;
import almanac.web.TrackingApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/** Takes in what runs log: metrics, parameters, tags, what they read and what they make. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow/runs")
class TrackingLogController {

    private static final int MOST_METRICS = 1_000;
    private static final int MOST_OTHERS = 100;
    private static final int MOST_TOGETHER = 1_000;

    private final Dispatch dispatch;
    private final TrackingPlaces places;

    TrackingLogController(Dispatch dispatch, TrackingPlaces places) {
        this.dispatch = dispatch;
        this.places = places;
    }

    /** A value of a metric; it may name its run, where it comes alone, and the logged model that it is measured on. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Metric(
            @Nullable ExperimentRunId runId,
            @Nullable ExperimentRunId runUuid,
            @Nullable String key,
            @Nullable @JsonDeserialize(using = Real.class) Double value,
            @Nullable @JsonDeserialize(using = Int64.class) Long timestamp,
            @Nullable @JsonDeserialize(using = Int64.class) Long step,
            @Nullable String modelId,
            @Nullable String datasetName,
            @Nullable String datasetDigest) {

        /** Tells whether it is a value of a logged model. Clients send an empty text for none. */
        boolean isOfModel() {
            return modelId != null && !modelId.isEmpty();
        }

        ModelMetric ofModel(ExperimentRunId run) {
            return new ModelMetric(
                    new LoggedModelId(Members.required(modelId, "metrics.model_id")),
                    run,
                    Members.orEmpty(datasetName, "metrics.dataset_name", Members.NAME),
                    Members.orEmpty(datasetDigest, "metrics.dataset_digest", Members.KEY),
                    toValue());
        }

        MetricValue toValue() {
            return new MetricValue(
                    Members.text(key, "metrics.key", Members.KEY),
                    Members.required(value, "metrics.value"),
                    Members.required(timestamp, "metrics.timestamp"),
                    step == null ? 0 : step);
        }
    }

    /** A parameter or tag of a run. */
    @JsonNaming(SnakeCaseStrategy.class)
    record OfRun(
            @Nullable ExperimentRunId runId,
            @Nullable ExperimentRunId runUuid,
            @Nullable String key,
            @Nullable String value) {

        List<Members.Entry> entry() {
            return List.of(new Members.Entry(key, value));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Batch(
            @Nullable ExperimentRunId runId,
            @Nullable List<Metric> metrics,
            @Nullable List<Members.Entry> params,
            @Nullable List<Members.Entry> tags) {

        void requireWithinLimits() {
            int values = size(metrics, MOST_METRICS, "metrics");
            int others = size(params, MOST_OTHERS, "params") + size(tags, MOST_OTHERS, "tags");
            if (values + others > MOST_TOGETHER) {
                throw ErrorCode.INVALID_VALUE.with(
                        "metrics", "are more than %d, with params and tags".formatted(MOST_TOGETHER));
            }
        }

        private static int size(@Nullable List<?> list, int most, String member) {
            int size = list == null ? 0 : list.size();
            if (size > most) {
                throw ErrorCode.INVALID_VALUE.with(member, "are more than " + most);
            }
            return size;
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record LoggedModel(
            @Nullable ExperimentRunId runId, @Nullable String modelJson) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Inputs(
            @Nullable ExperimentRunId runId,
            @Nullable List<DatasetRead> datasets,
            @Nullable List<ModelNamed> models) {}

    record DatasetRead(
            @Nullable List<Members.Entry> tags, @Nullable Dataset dataset) {

        DatasetInput toInput() {
            Dataset it = Members.required(dataset, "datasets.dataset");
            return new DatasetInput(
                    Members.text(it.name, "datasets.dataset.name", Members.NAME),
                    Members.text(it.digest, "datasets.dataset.digest", Members.KEY),
                    Members.orEmpty(it.sourceType, "datasets.dataset.source_type", Members.KEY),
                    Members.orEmpty(it.source, "datasets.dataset.source", Dataset.LONGEST),
                    it.schema == null ? null : Members.orEmpty(it.schema, "datasets.dataset.schema", Dataset.LONGEST),
                    it.profile == null
                            ? null
                            : Members.orEmpty(it.profile, "datasets.dataset.profile", Dataset.LONGEST),
                    Members.tags(tags, "datasets.tags"));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Dataset(
            @Nullable String name,
            @Nullable String digest,
            @Nullable String sourceType,
            @Nullable String source,
            @Nullable String schema,
            @Nullable String profile) {

        private static final int LONGEST = 65_535;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ModelNamed(
            @Nullable LoggedModelId modelId,
            @Nullable @JsonDeserialize(using = Int64.class) Long step) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Outputs(
            @Nullable ExperimentRunId runId, @Nullable List<ModelNamed> models) {}

    @PostMapping("/log-metric")
    Map<String, Object> logMetric(@RequestBody Metric body, Caller caller) {
        return log(named(body.runId(), body.runUuid()), List.of(body), Map.of(), Map.of(), caller);
    }

    @PostMapping("/log-parameter")
    Map<String, Object> logParameter(@RequestBody OfRun body, Caller caller) {
        Map<String, String> params = Members.entries(body.entry(), "param", Members.PARAM, false);
        return log(named(body.runId(), body.runUuid()), List.of(), params, Map.of(), caller);
    }

    @PostMapping("/set-tag")
    Map<String, Object> setRunTag(@RequestBody OfRun body, Caller caller) {
        Map<String, String> tags = Members.tags(body.entry(), "tag");
        return log(named(body.runId(), body.runUuid()), List.of(), Map.of(), tags, caller);
    }

    @PostMapping("/log-batch")
    Map<String, Object> logBatch(@RequestBody Batch body, Caller caller) {
        body.requireWithinLimits();
        return log(
                named(body.runId(), null),
                Objects.requireNonNullElse(body.metrics(), List.of()),
                Members.entries(body.params(), "params", Members.PARAM, false),
                Members.tags(body.tags(), "tags"),
                caller);
    }

    private Map<String, Object> log(
            ExperimentRunId run,
            List<Metric> metrics,
            Map<String, String> params,
            Map<String, String> tags,
            Caller caller) {
        ProjectId project = places.of(run, caller);
        List<ModelMetric> ofModels = metrics.stream()
                .filter(Metric::isOfModel)
                .map(metric -> metric.ofModel(run))
                .toList();
        ofModels.stream().map(ModelMetric::model).distinct().forEach(model -> requireIn(project, model, caller));
        dispatch.send(
                new LogBatch(
                        run,
                        project,
                        caller.user(),
                        metrics.stream().map(Metric::toValue).toList(),
                        ofModels,
                        params,
                        ReservedTags.without(tags)),
                caller);
        return Map.of();
    }

    /** A run measures models of its own project. */
    private void requireIn(ProjectId project, LoggedModelId model, Caller caller) {
        if (!places.of(ArtifactRoot.of(model), caller, TrackingPlaces.missing(model))
                .equals(project)) {
            throw TrackingPlaces.missing(model);
        }
    }

    @PostMapping("/delete-tag")
    Map<String, Object> deleteRunTag(@RequestBody OfRun body, Caller caller) {
        ExperimentRunId run = named(body.runId(), body.runUuid());
        String key = Members.text(body.key(), "key", Members.KEY);
        if (ReservedTags.isReserved(key)) {
            throw ErrorCode.INVALID_VALUE.with("key", "'%s' is set by the server".formatted(key));
        }
        dispatch.send(new RemoveRunTag(run, places.of(run, caller), caller.user(), key), caller);
        return Map.of();
    }

    /** Notes that a folder of the run's artifacts is a model. The description comes as a text with JSON in it. */
    @PostMapping("/log-model")
    Map<String, Object> logModel(@RequestBody LoggedModel body, Caller caller) {
        ExperimentRunId run = named(body.runId(), null);
        JsonNode model = JsonTexts.object("model_json", Members.required(body.modelJson(), "model_json"));
        String path =
                Members.orEmpty(model.path("artifact_path").asString(""), "model_json.artifact_path", Members.NAME);
        List<String> flavors = List.copyOf(model.path("flavors").propertyNames());
        dispatch.send(new LogModel(run, places.of(run, caller), caller.user(), path, flavors), caller);
        return Map.of();
    }

    @PostMapping("/log-inputs")
    Map<String, Object> logInputs(@RequestBody Inputs body, Caller caller) {
        ExperimentRunId run = named(body.runId(), null);
        List<DatasetInput> datasets = Objects.requireNonNullElse(body.datasets(), List.<DatasetRead>of()).stream()
                .map(DatasetRead::toInput)
                .toList();
        List<LoggedModelId> models = models(body.models()).stream()
                .map(model -> Members.required(model.modelId(), "models.model_id"))
                .toList();
        dispatch.send(new LogInputs(run, places.of(run, caller), caller.user(), datasets, models), caller);
        return Map.of();
    }

    @PostMapping("/outputs")
    Map<String, Object> logOutputs(@RequestBody Outputs body, Caller caller) {
        ExperimentRunId run = named(body.runId(), null);
        List<ModelOutput> models = models(body.models()).stream()
                .map(model -> new ModelOutput(
                        Members.required(model.modelId(), "models.model_id"), model.step() == null ? 0 : model.step()))
                .toList();
        dispatch.send(new LogOutputs(run, places.of(run, caller), caller.user(), models), caller);
        return Map.of();
    }

    private static List<ModelNamed> models(@Nullable List<ModelNamed> models) {
        return Objects.requireNonNullElse(models, List.of());
    }

    private static ExperimentRunId named(@Nullable ExperimentRunId id, @Nullable ExperimentRunId formerName) {
        return Members.required(id == null ? formerName : id, "run_id");
    }
}
