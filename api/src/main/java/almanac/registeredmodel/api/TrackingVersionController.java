package almanac.registeredmodel.api;

import almanac.experiment.api.Members;
import almanac.experiment.api.ReservedTags;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.registeredmodel.command.ModelVersionCommand.CreateVersion;
import almanac.registeredmodel.command.ModelVersionCommand.DeleteVersion;
import almanac.registeredmodel.command.ModelVersionCommand.DescribeVersion;
import almanac.registeredmodel.command.ModelVersionCommand.TransitionStage;
import almanac.registeredmodel.query.MlflowModelVersion;
import almanac.registeredmodel.query.ModelVersionQuery.GetVersion;
import almanac.registeredmodel.query.ModelVersionQuery.SearchVersions;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.shared.IdSource;
import almanac.shared.ModelVersionId;
import almanac.shared.SearchFilter;
import almanac.shared.SearchOrder;
import almanac.web.PageToken;
import almanac.web.TrackingApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Registers versions of models, finds them and moves them to stages, as tracking clients ask for it. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow/model-versions")
class TrackingVersionController {

    private static final int PAGE = 10_000;
    private static final int SOURCE = 4_000;

    private final Dispatch dispatch;
    private final ModelPlaces models;
    private final ModelSources sources;
    private final ModelRuns runs;
    private final IdSource ids;

    TrackingVersionController(
            Dispatch dispatch, ModelPlaces models, ModelSources sources, ModelRuns runs, IdSource ids) {
        this.dispatch = dispatch;
        this.models = models;
        this.sources = sources;
        this.runs = runs;
        this.ids = ids;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record NewVersion(
            @Nullable String name,
            @Nullable String source,
            @Nullable String runId,
            @Nullable List<Members.Entry> tags,
            @Nullable String description) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record VersionEnvelope(MlflowModelVersion modelVersion) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ChangedVersion(
            @Nullable String name,
            @Nullable String version,
            @Nullable String description,
            @Nullable String stage,
            @Nullable Boolean archiveExistingVersions) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Found(
            List<MlflowModelVersion> modelVersions,
            @Nullable String nextPageToken) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Download(String artifactUri) {}

    @PostMapping("/create")
    VersionEnvelope createModelVersion(@RequestBody NewVersion body, Caller caller) {
        ModelPlaces.Model model = models.inside(Members.required(body.name(), "name"), caller);
        String source = Members.text(body.source(), "source", SOURCE);
        ExperimentRunId run = body.runId() == null || body.runId().isEmpty() ? null : new ExperimentRunId(body.runId());
        ArtifactRoot.Address from = sources.of(source, run, caller);
        ModelRuns.Origin origin = runs.behind(run, from.root(), caller);
        if (origin != null && !origin.project().equals(model.project())) {
            throw ErrorCode.EXPERIMENT_RUN_OF_ANOTHER.with(origin.id());
        }
        ModelVersionId version = new ModelVersionId(ids.next());
        dispatch.send(
                new CreateVersion(
                        version,
                        model.id(),
                        model.project(),
                        origin == null ? null : origin.id(),
                        from.root(),
                        from.path(),
                        source,
                        Members.orEmpty(body.description(), "description", TrackingModelController.DESCRIPTION),
                        joined(
                                origin == null ? Map.of() : origin.origin(),
                                ReservedTags.without(ModelTags.of(body.tags())))),
                caller);
        return version(version, model, caller);
    }

    private static Map<String, String> joined(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    @GetMapping("/get")
    VersionEnvelope getModelVersion(@RequestParam String name, @RequestParam String version, Caller caller) {
        ModelPlaces.Version found = models.version(name, version, caller);
        return version(found.id(), found.model(), caller);
    }

    private VersionEnvelope version(ModelVersionId version, ModelPlaces.Model model, Caller caller) {
        return new VersionEnvelope(
                dispatch.ask(new GetVersion(version, model.project()), caller).value());
    }

    @GetMapping("/search")
    Found searchModelVersions(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(name = "max_results", required = false) @Nullable Long maxResults,
            @RequestParam(name = "order_by", required = false) @Nullable List<String> orderBy,
            @RequestParam(name = "page_token", required = false) @Nullable String pageToken,
            Caller caller) {
        Window window = PageToken.window(pageToken, maxResults, PAGE, PAGE);
        Page<MlflowModelVersion> page = dispatch.ask(
                new SearchVersions(
                        caller.user(),
                        SearchFilter.parse(filter),
                        SearchOrder.parse(Objects.requireNonNullElse(orderBy, List.of())),
                        window),
                caller);
        return new Found(page.items(), PageToken.next(window, page));
    }

    /** Answers with the address of the version's own files, which are there even when its run is not. */
    @GetMapping("/get-download-uri")
    Download getDownloadUri(@RequestParam String name, @RequestParam String version, Caller caller) {
        ModelPlaces.Version found = models.version(name, version, caller);
        version(found.id(), found.model(), caller); // refuses a caller that may not see it
        return new Download(ArtifactRoot.of(found.id()).uri());
    }

    @PatchMapping("/update")
    VersionEnvelope updateModelVersion(@RequestBody ChangedVersion body, Caller caller) {
        ModelPlaces.Version version = named(body, caller);
        if (body.description() != null) {
            String description =
                    Members.orEmpty(body.description(), "description", TrackingModelController.DESCRIPTION);
            dispatch.send(new DescribeVersion(version.id(), version.model().project(), description), caller);
        }
        return version(version.id(), version.model(), caller);
    }

    @PostMapping("/transition-stage")
    VersionEnvelope transitionStage(@RequestBody ChangedVersion body, Caller caller) {
        ModelPlaces.Version version = named(body, caller);
        dispatch.send(
                new TransitionStage(
                        version.model().id(),
                        version.model().project(),
                        version.number(),
                        Members.text(body.stage(), "stage", Members.KEY),
                        Boolean.TRUE.equals(body.archiveExistingVersions())),
                caller);
        return version(version.id(), version.model(), caller);
    }

    @DeleteMapping("/delete")
    Map<String, Object> deleteModelVersion(@RequestBody ChangedVersion body, Caller caller) {
        ModelPlaces.Version version = named(body, caller);
        dispatch.send(new DeleteVersion(version.id(), version.model().project()), caller);
        return Map.of();
    }

    private ModelPlaces.Version named(ChangedVersion body, Caller caller) {
        return models.version(
                Members.required(body.name(), "name"), Members.required(body.version(), "version"), caller);
    }
}
