package almanac.registeredmodel.api;

import almanac.experiment.api.Members;
import almanac.experiment.api.ReservedTags;
import almanac.experiment.api.TrackingPlaces;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.registeredmodel.command.RegisteredModelCommand.DeleteModel;
import almanac.registeredmodel.command.RegisteredModelCommand.EditModel;
import almanac.registeredmodel.command.RegisteredModelCommand.RegisterModel;
import almanac.registeredmodel.command.RegisteredModelCommand.RenameModel;
import almanac.registeredmodel.query.MlflowModel;
import almanac.registeredmodel.query.MlflowModelVersion;
import almanac.registeredmodel.query.ModelVersionQuery.ListLatestVersions;
import almanac.registeredmodel.query.RegisteredModelQuery.GetModel;
import almanac.registeredmodel.query.RegisteredModelQuery.SearchModels;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.ModelId;
import almanac.shared.ProjectId;
import almanac.shared.SearchFilter;
import almanac.shared.SearchOrder;
import almanac.web.PageToken;
import almanac.web.TrackingApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Registers, finds and changes models, as tracking clients ask for it. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow/registered-models")
class TrackingModelController {

    /** The longest description, in characters. */
    static final int DESCRIPTION = 10_000;

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final String DISCOVERABLE = "mlflow.domino.discoverable";

    private final Dispatch dispatch;
    private final ModelPlaces models;
    private final TrackingPlaces places;
    private final IdSource ids;

    TrackingModelController(Dispatch dispatch, ModelPlaces models, TrackingPlaces places, IdSource ids) {
        this.dispatch = dispatch;
        this.models = models;
        this.places = places;
        this.ids = ids;
    }

    record NewModel(
            @Nullable String name,
            @Nullable List<Members.Entry> tags,
            @Nullable String description) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ModelEnvelope(MlflowModel registeredModel) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ChangedModel(
            @Nullable String name,
            @Nullable String newName,
            @Nullable String description) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Found(
            List<MlflowModel> registeredModels, @Nullable String nextPageToken) {}

    record Stages(@Nullable String name, @Nullable List<String> stages) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Versions(List<MlflowModelVersion> modelVersions) {}

    @PostMapping("/create")
    ModelEnvelope registerModel(
            @RequestBody NewModel body,
            @RequestHeader(name = TrackingPlaces.PROJECT_HEADER, required = false) @Nullable String project,
            Caller caller) {
        ModelId model = new ModelId(ids.next());
        Map<String, String> tags = ModelTags.of(body.tags());
        ProjectId in = places.ofNew(tags, project, caller);
        dispatch.send(
                new RegisterModel(
                        model,
                        in,
                        caller.user(),
                        ModelNames.of(body.name(), "name"),
                        Boolean.parseBoolean(tags.get(DISCOVERABLE)),
                        Members.orEmpty(body.description(), "description", DESCRIPTION),
                        ReservedTags.without(tags)),
                caller);
        return model(model, caller);
    }

    @GetMapping("/get")
    ModelEnvelope getModel(@RequestParam String name, Caller caller) {
        return model(models.model(name, caller).id(), caller);
    }

    private ModelEnvelope model(ModelId model, Caller caller) {
        return new ModelEnvelope(dispatch.ask(new GetModel(model, caller.user()), caller));
    }

    @GetMapping("/search")
    Found searchModels(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(name = "max_results", required = false) @Nullable Long maxResults,
            @RequestParam(name = "order_by", required = false) @Nullable List<String> orderBy,
            @RequestParam(name = "page_token", required = false) @Nullable String pageToken,
            Caller caller) {
        Window window = PageToken.window(pageToken, maxResults, PAGE, LARGEST_PAGE);
        Page<MlflowModel> page = dispatch.ask(
                new SearchModels(
                        caller.user(),
                        SearchFilter.parse(filter),
                        SearchOrder.parse(Objects.requireNonNullElse(orderBy, List.of())),
                        window),
                caller);
        return new Found(page.items(), PageToken.next(window, page));
    }

    @PatchMapping("/update")
    ModelEnvelope updateModel(@RequestBody ChangedModel body, Caller caller) {
        ModelPlaces.Model model = models.inside(Members.required(body.name(), "name"), caller);
        String description =
                body.description() == null ? null : Members.orEmpty(body.description(), "description", DESCRIPTION);
        dispatch.send(new EditModel(model.id(), model.project(), description, null), caller);
        return model(model.id(), caller);
    }

    @PostMapping("/rename")
    ModelEnvelope renameModel(@RequestBody ChangedModel body, Caller caller) {
        ModelPlaces.Model model = models.inside(Members.required(body.name(), "name"), caller);
        dispatch.send(new RenameModel(model.id(), model.project(), ModelNames.of(body.newName(), "new_name")), caller);
        return model(model.id(), caller);
    }

    @DeleteMapping("/delete")
    Map<String, Object> deleteModel(@RequestBody ChangedModel body, Caller caller) {
        ModelPlaces.Model model = models.inside(Members.required(body.name(), "name"), caller);
        dispatch.send(new DeleteModel(model.id(), model.project()), caller);
        return Map.of();
    }

    @PostMapping("/get-latest-versions")
    Versions getLatestVersions(@RequestBody Stages body, Caller caller) {
        ModelPlaces.Model model = models.inside(Members.required(body.name(), "name"), caller);
        List<String> stages = Objects.requireNonNullElse(body.stages(), List.of());
        return new Versions(dispatch.ask(new ListLatestVersions(model.id(), model.project(), stages), caller)
                .items());
    }

    @GetMapping("/get-latest-versions")
    Versions findLatestVersions(
            @RequestParam String name, @RequestParam(required = false) @Nullable List<String> stages, Caller caller) {
        return getLatestVersions(new Stages(name, stages), caller);
    }
}
