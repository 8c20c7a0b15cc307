package almanac.experiment.api;

import almanac.experiment.command.ExperimentCommand.CreateExperiment;
import almanac.experiment.command.ExperimentCommand.DeleteExperiment;
import almanac.experiment.command.ExperimentCommand.RenameExperiment;
import almanac.experiment.command.ExperimentCommand.RestoreExperiment;
import almanac.experiment.command.ExperimentCommand.TagExperiment;
import almanac.experiment.query.ExperimentQuery.GetExperiment;
import almanac.experiment.query.ExperimentQuery.SearchExperiments;
import almanac.experiment.query.Location;
import almanac.experiment.query.MlflowDatasetSummary;
import almanac.experiment.query.MlflowExperiment;
import almanac.experiment.query.RunQuery.ListRunDatasets;
import almanac.experiment.query.ViewType;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.SearchFilter;
import almanac.shared.SearchOrder;
import almanac.web.Int64;
import almanac.web.PageToken;
import almanac.web.TrackingApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/** Creates, finds and changes experiments, as tracking clients ask for it. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow/experiments")
class TrackingExperimentController {

    static final int PAGE = 1_000;
    static final int LARGEST_PAGE = 50_000;

    private final Dispatch dispatch;
    private final TrackingPlaces places;
    private final IdSource ids;

    TrackingExperimentController(Dispatch dispatch, TrackingPlaces places, IdSource ids) {
        this.dispatch = dispatch;
        this.places = places;
        this.ids = ids;
    }

    record NewExperiment(@Nullable String name, @Nullable List<Members.Entry> tags) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Created(ExperimentId experimentId) {}

    record ExperimentEnvelope(MlflowExperiment experiment) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ChangedExperiment(
            @Nullable ExperimentId experimentId, @Nullable String newName) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ExperimentTag(
            @Nullable ExperimentId experimentId,
            @Nullable String key,
            @Nullable String value) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Search(
            @Nullable @JsonDeserialize(using = Int64.class) Long maxResults,
            @Nullable String pageToken,
            @Nullable String filter,
            @Nullable List<String> orderBy,
            @Nullable ViewType viewType) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Found(
            List<MlflowExperiment> experiments, @Nullable String nextPageToken) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record DatasetSearch(@Nullable List<ExperimentId> experimentIds) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record FoundDatasets(List<MlflowDatasetSummary> datasetSummaries) {}

    @PostMapping("/create")
    Created createExperiment(
            @RequestBody NewExperiment body,
            @RequestHeader(name = TrackingPlaces.PROJECT_HEADER, required = false) @Nullable String project,
            Caller caller) {
        Map<String, String> tags = Members.tags(body.tags(), "tags");
        String name = Members.text(body.name(), "name", Members.NAME);
        if (name.equals(MlflowExperiment.DEFAULT.name())) {
            throw ErrorCode.EXPERIMENT_NAME_TAKEN.with(name);
        }
        ExperimentId experiment = ExperimentId.derivedFrom(ids.next());
        ProjectId in = places.ofNew(tags, project, caller);
        dispatch.send(new CreateExperiment(experiment, in, name, ReservedTags.without(tags)), caller);
        return new Created(experiment);
    }

    @GetMapping("/get")
    ExperimentEnvelope getExperiment(@RequestParam("experiment_id") ExperimentId experiment, Caller caller) {
        return new ExperimentEnvelope(
                experiment.equals(ExperimentId.DEFAULT)
                        ? MlflowExperiment.DEFAULT
                        : experiment(experiment, places.of(experiment, caller), caller));
    }

    @GetMapping("/get-by-name")
    ExperimentEnvelope getExperimentByName(@RequestParam("experiment_name") String name, Caller caller) {
        if (name.equals(MlflowExperiment.DEFAULT.name())) {
            return new ExperimentEnvelope(MlflowExperiment.DEFAULT);
        }
        Location place = places.named(name, caller);
        return new ExperimentEnvelope(experiment(
                Objects.requireNonNull(place.experiment()), Objects.requireNonNull(place.project()), caller));
    }

    private MlflowExperiment experiment(ExperimentId experiment, ProjectId project, Caller caller) {
        return dispatch.ask(new GetExperiment(experiment, project), caller).value();
    }

    @PostMapping("/search")
    Found searchExperiments(@RequestBody Search body, Caller caller) {
        Window window = PageToken.window(body.pageToken(), body.maxResults(), PAGE, LARGEST_PAGE);
        Page<MlflowExperiment> page = dispatch.ask(
                new SearchExperiments(
                        caller.user(),
                        SearchFilter.parse(body.filter()),
                        SearchOrder.parse(Objects.requireNonNullElse(body.orderBy(), List.of())),
                        Objects.requireNonNullElse(body.viewType(), ViewType.ACTIVE_ONLY),
                        window),
                caller);
        return new Found(page.items(), PageToken.next(window, page));
    }

    @GetMapping("/search")
    Found findExperiments(
            @RequestParam(name = "max_results", required = false) @Nullable Long maxResults,
            @RequestParam(name = "page_token", required = false) @Nullable String pageToken,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(name = "order_by", required = false) @Nullable List<String> orderBy,
            @RequestParam(name = "view_type", required = false) @Nullable ViewType viewType,
            Caller caller) {
        return searchExperiments(new Search(maxResults, pageToken, filter, orderBy, viewType), caller);
    }

    @PostMapping("/update")
    Map<String, Object> updateExperiment(@RequestBody ChangedExperiment body, Caller caller) {
        ExperimentId experiment = own(body.experimentId());
        if (body.newName() != null) {
            String name = Members.text(body.newName(), "new_name", Members.NAME);
            dispatch.send(new RenameExperiment(experiment, places.of(experiment, caller), name), caller);
        }
        return Map.of();
    }

    @PostMapping("/delete")
    Map<String, Object> deleteExperiment(@RequestBody ChangedExperiment body, Caller caller) {
        ExperimentId experiment = own(body.experimentId());
        dispatch.send(new DeleteExperiment(experiment, places.of(experiment, caller)), caller);
        return Map.of();
    }

    @PostMapping("/restore")
    Map<String, Object> restoreExperiment(@RequestBody ChangedExperiment body, Caller caller) {
        ExperimentId experiment = own(body.experimentId());
        dispatch.send(new RestoreExperiment(experiment, places.of(experiment, caller)), caller);
        return Map.of();
    }

    @PostMapping("/set-experiment-tag")
    Map<String, Object> setExperimentTag(@RequestBody ExperimentTag body, Caller caller) {
        ExperimentId experiment = own(body.experimentId());
        Map<String, String> tags =
                ReservedTags.without(Members.tags(List.of(new Members.Entry(body.key(), body.value())), "tag"));
        dispatch.send(new TagExperiment(experiment, places.of(experiment, caller), tags), caller);
        return Map.of();
    }

    @PostMapping("/search-datasets")
    FoundDatasets searchDatasets(@RequestBody DatasetSearch body, Caller caller) {
        List<ExperimentId> experiments = Members.several(
                Members.required(body.experimentIds(), "experiment_ids"), "experiment_ids", Members.EXPERIMENTS);
        return new FoundDatasets(
                experiments.isEmpty()
                        ? List.of()
                        : dispatch.ask(new ListRunDatasets(caller.user(), experiments), caller)
                                .items());
    }

    /** Returns the experiment that is to be changed, which the default one cannot be. */
    private static ExperimentId own(@Nullable ExperimentId experiment) {
        if (ExperimentId.DEFAULT.equals(experiment)) {
            throw ErrorCode.EXPERIMENT_READ_ONLY.with();
        }
        return Members.required(experiment, "experiment_id");
    }
}
