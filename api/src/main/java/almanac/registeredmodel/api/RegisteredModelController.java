package almanac.registeredmodel.api;

import almanac.experiment.api.ReservedTags;
import almanac.experiment.query.RunModel;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.registeredmodel.command.ModelVersionCommand.CreateVersion;
import almanac.registeredmodel.command.ProjectAccessCommand.RequestProjectAccess;
import almanac.registeredmodel.command.RegisteredModelCommand.EditModel;
import almanac.registeredmodel.command.RegisteredModelCommand.RegisterModel;
import almanac.registeredmodel.command.RegisteredModelCommand.RegisterModelWithVersion;
import almanac.registeredmodel.query.ModelName;
import almanac.registeredmodel.query.RegisteredModelForUIV1;
import almanac.registeredmodel.query.RegisteredModelQuery.GetRegisteredModel;
import almanac.registeredmodel.query.RegisteredModelQuery.ListModelNames;
import almanac.registeredmodel.query.RegisteredModelQuery.ListModelsForUi;
import almanac.registeredmodel.query.RegisteredModelQuery.ListRegisteredModels;
import almanac.registeredmodel.query.RegisteredModelV1;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ExperimentRunId;
import almanac.shared.IdSource;
import almanac.shared.ModelId;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import almanac.web.PageToken;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import almanac.web.TokenPaginatedMetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves registered models (behaviour.md, 3.15). */
@RestController
@Tag(name = "RegisteredModels")
@RequestMapping("/api/registeredmodels/v1")
class RegisteredModelController {

    private static final String TOKEN = "pageToken";
    private static final int LONGEST_PAGE = 1_000;

    private final Dispatch dispatch;
    private final ModelPlaces models;
    private final ModelRuns runs;
    private final IdSource ids;
    private final InstantSource clock;

    RegisteredModelController(
            Dispatch dispatch, ModelPlaces models, ModelRuns runs, IdSource ids, InstantSource clock) {
        this.dispatch = dispatch;
        this.models = models;
        this.runs = runs;
        this.ids = ids;
        this.clock = clock;
    }

    record NewRegisteredModelV1(
            @NotNull ExperimentRunId experimentRunId,
            @NotNull String modelName,
            @NotNull Boolean discoverable,

            @Nullable @Size(max = TrackingModelController.DESCRIPTION)
            String description,

            @Nullable
            Map<@Size(min = 1, max = ModelTags.KEY) String, @NotNull @Size(max = ModelTags.VALUE) String> tags) {}

    record PatchRegisteredModelV1(
            @Nullable @Size(max = TrackingModelController.DESCRIPTION)
            String description,

            @Nullable Boolean discoverable) {}

    record PaginatedRegisteredModelsEnvelopeV1(List<RegisteredModelV1> items, TokenPaginatedMetadataV1 metadata) {}

    record PaginatedRegisteredModelsForUIEnvelopeV1(
            List<RegisteredModelForUIV1> items, TokenPaginatedMetadataV1 metadata) {}

    record PaginatedRegisteredModelNamesV1(List<String> items, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedRegisteredModelsEnvelopeV1 getRegisteredModels(
            @RequestParam(required = false) @Nullable ProjectId projectId,
            @RequestParam(required = false) @Nullable String searchPattern,
            @RequestParam(required = false) @Nullable String pageToken,
            @RequestParam(defaultValue = "25") @Min(1) @Max(LONGEST_PAGE) int maxResults,
            @RequestParam(required = false) @Nullable String orderBy,
            Caller caller) {
        Window window = PageToken.window(TOKEN, pageToken, maxResults);
        Page<RegisteredModelV1> page = dispatch.list(
                new ListRegisteredModels(caller.user(), ModelFilters.of(projectId, searchPattern, orderBy), window),
                RegisteredModelV1.class,
                caller);
        return new PaginatedRegisteredModelsEnvelopeV1(page.items(), TokenPaginatedMetadataV1.of(caller, window, page));
    }

    @GetMapping("/ui")
    PaginatedRegisteredModelsForUIEnvelopeV1 getRegisteredModelsForUI(
            @RequestParam(required = false) @Nullable ProjectId projectId,
            @RequestParam(required = false) @Nullable String searchPattern,
            @RequestParam(defaultValue = "false") boolean globallyDiscoverable,
            @RequestParam(required = false) @Nullable String pageToken,
            @RequestParam(defaultValue = "25") @Min(1) @Max(LONGEST_PAGE) int maxResults,
            @RequestParam(required = false) @Nullable String orderBy,
            Caller caller) {
        Window window = PageToken.window(TOKEN, pageToken, maxResults);
        Page<RegisteredModelForUIV1> page = dispatch.list(
                new ListModelsForUi(
                        caller.user(),
                        ModelFilters.of(projectId, searchPattern, orderBy),
                        globallyDiscoverable,
                        window),
                RegisteredModelForUIV1.class,
                caller);
        return new PaginatedRegisteredModelsForUIEnvelopeV1(
                page.items(), TokenPaginatedMetadataV1.of(caller, window, page));
    }

    @GetMapping("/names")
    PaginatedRegisteredModelNamesV1 getRegisteredModelNames(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            @RequestParam(required = false) @Nullable ProjectId projectId,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<ModelName> page = dispatch.list(
                new ListModelNames(caller.user(), ModelFilters.named(projectId, search), window),
                ModelName.class,
                caller);
        return new PaginatedRegisteredModelNamesV1(
                page.items().stream().map(ModelName::name).toList(), PaginatedMetadataV1.of(caller, window, page));
    }

    /** Registers the model of a run, and that as its first version. */
    @PostMapping
    ResponseEntity<RegisteredModelV1> createRegisteredModelFromRun(
            @Valid @RequestBody NewRegisteredModelV1 body, Caller caller) {
        String name = ModelNames.of(body.modelName(), "modelName");
        ModelRuns.Origin run = runs.of(body.experimentRunId(), caller);
        RunModel files = runs.modelOf(run, caller);
        ModelId model = new ModelId(ids.next());
        String description = Objects.requireNonNullElse(body.description(), "");
        Map<String, String> tags = new HashMap<>(run.origin());
        tags.putAll(ReservedTags.without(Objects.requireNonNullElse(body.tags(), Map.of())));
        dispatch.send(
                new RegisterModelWithVersion(
                        new RegisterModel(
                                model, run.project(), caller.user(), name, body.discoverable(), description, tags),
                        new CreateVersion(
                                new ModelVersionId(ids.next()),
                                model,
                                run.project(),
                                run.id(),
                                files.root(),
                                files.path(),
                                ModelSources.address(files.root(), files.path()),
                                "",
                                run.origin())),
                caller);
        return changed(model, caller);
    }

    @GetMapping("/{modelName}")
    ResponseEntity<RegisteredModelV1> getRegisteredModelByName(@PathVariable String modelName, Caller caller) {
        ModelId model = models.model(modelName, caller).id();
        return answer(dispatch.get(new GetRegisteredModel(model, caller.user()), RegisteredModelV1.class, caller));
    }

    @PatchMapping("/{modelName}")
    ResponseEntity<RegisteredModelV1> patchRegisteredModelByName(
            @PathVariable String modelName, @Valid @RequestBody PatchRegisteredModelV1 body, Caller caller) {
        ModelPlaces.Model model = models.inside(modelName, caller);
        dispatch.send(new EditModel(model.id(), model.project(), body.description(), body.discoverable()), caller);
        return changed(model.id(), caller);
    }

    /** Tells the owner of a project that the caller would like to have a role in it. */
    @PostMapping("/access/{projectId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void requestProjectAccess(@PathVariable ProjectId projectId, Caller caller) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        dispatch.send(new RequestProjectAccess(projectId, caller.user(), today), caller);
    }

    private ResponseEntity<RegisteredModelV1> changed(ModelId model, Caller caller) {
        return answer(
                dispatch.getChanged(new GetRegisteredModel(model, caller.user()), RegisteredModelV1.class, caller));
    }

    private static ResponseEntity<RegisteredModelV1> answer(Versioned<RegisteredModelV1> model) {
        return Tagged.with(model, model.value());
    }
}
