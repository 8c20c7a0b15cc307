package almanac.registeredmodel.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.registeredmodel.command.ModelVersionCommand.CreateVersion;
import almanac.registeredmodel.command.ModelVersionCommand.TransitionStage;
import almanac.registeredmodel.query.ModelVersionQuery.GetVersionDetails;
import almanac.registeredmodel.query.ModelVersionQuery.ListVersions;
import almanac.registeredmodel.query.RegisteredModelQuery.ListModelApis;
import almanac.registeredmodel.query.RegisteredModelVersionDetailsV1;
import almanac.registeredmodel.query.RegisteredModelVersionModelApiV1;
import almanac.registeredmodel.query.RegisteredModelVersionOverviewV1;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.shared.FilePath;
import almanac.shared.IdSource;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves versions of registered models, and the model APIs that serve those (behaviour.md, 3.15). */
@RestController
@Tag(name = "RegisteredModels")
@RequestMapping("/api/registeredmodels/v1/{modelName}")
class RegisteredModelVersionController {

    /** The page of lists that take no parameters for it. */
    private static final Window FIRST = new Window(0, 10);

    private final Dispatch dispatch;
    private final ModelPlaces models;
    private final ModelRuns runs;
    private final IdSource ids;

    RegisteredModelVersionController(Dispatch dispatch, ModelPlaces models, ModelRuns runs, IdSource ids) {
        this.dispatch = dispatch;
        this.models = models;
        this.runs = runs;
        this.ids = ids;
    }

    record NewRegisteredModelVersionV1(
            @NotNull FilePath artifact,

            @NotNull @Size(max = TrackingModelController.DESCRIPTION)
            String description,

            @NotNull ExperimentRunId experimentRunId) {}

    record UpdatedRegisteredModelVersionV1(
            @Nullable @Size(min = 1, max = ModelStageController.LABEL)
            String currentStage) {}

    record PaginatedRegisteredModelVersionOverviewEnvelopeV1(
            List<RegisteredModelVersionOverviewV1> items, PaginatedMetadataV1 metadata) {}

    record PaginatedRegisteredModelVersionModelApiEnvelopeV1(
            List<RegisteredModelVersionModelApiV1> items, PaginatedMetadataV1 metadata) {}

    @GetMapping("/versions")
    PaginatedRegisteredModelVersionOverviewEnvelopeV1 getRegisteredModelVersions(
            @PathVariable String modelName,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        ModelPlaces.Model model = models.inside(modelName, caller);
        Window window = new Window(offset, limit);
        Page<RegisteredModelVersionOverviewV1> page = dispatch.list(
                new ListVersions(model.id(), model.project(), window), RegisteredModelVersionOverviewV1.class, caller);
        return new PaginatedRegisteredModelVersionOverviewEnvelopeV1(
                page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    /** Registers artifacts of a run as the next version. */
    @PostMapping("/versions")
    ResponseEntity<RegisteredModelVersionDetailsV1> createRegisteredModelVersionFromRun(
            @PathVariable String modelName, @Valid @RequestBody NewRegisteredModelVersionV1 body, Caller caller) {
        ModelPlaces.Model model = models.inside(modelName, caller);
        ModelRuns.Origin run = runs.of(body.experimentRunId(), caller);
        if (!run.project().equals(model.project())) {
            throw ErrorCode.EXPERIMENT_RUN_OF_ANOTHER.with(run.id());
        }
        ModelVersionId version = new ModelVersionId(ids.next());
        ArtifactRoot root = ArtifactRoot.of(run.id());
        String path = body.artifact().value();
        dispatch.send(
                new CreateVersion(
                        version,
                        model.id(),
                        model.project(),
                        run.id(),
                        root,
                        path,
                        ModelSources.address(root, path),
                        body.description(),
                        run.origin()),
                caller);
        return changed(version, model.project(), caller);
    }

    @GetMapping("/versions/{version}")
    ResponseEntity<RegisteredModelVersionDetailsV1> getRegisteredModelVersion(
            @PathVariable String modelName, @PathVariable @Min(1) int version, Caller caller) {
        ModelPlaces.Version found = models.version(modelName, version, caller);
        return answer(dispatch.get(
                new GetVersionDetails(found.id(), found.model().project(), caller.user()),
                RegisteredModelVersionDetailsV1.class,
                caller));
    }

    @PatchMapping("/versions/{version}")
    ResponseEntity<RegisteredModelVersionDetailsV1> updateRegisteredModelVersion(
            @PathVariable String modelName,
            @PathVariable @Min(1) int version,
            @Valid @RequestBody UpdatedRegisteredModelVersionV1 body,
            Caller caller) {
        ModelPlaces.Version found = models.version(modelName, version, caller);
        ModelPlaces.Model model = found.model();
        if (body.currentStage() != null) {
            dispatch.send(
                    new TransitionStage(model.id(), model.project(), version, body.currentStage(), false), caller);
        }
        return changed(found.id(), model.project(), caller);
    }

    @GetMapping("/modelapis")
    PaginatedRegisteredModelVersionModelApiEnvelopeV1 getModelApisFromRegisteredModel(
            @PathVariable String modelName, Caller caller) {
        ModelPlaces.Model model = models.inside(modelName, caller);
        return modelApis(new ListModelApis(model.id(), model.project(), null), caller);
    }

    @GetMapping("/versions/{version}/modelapis")
    PaginatedRegisteredModelVersionModelApiEnvelopeV1 getModelApisFromRegisteredModelVersion(
            @PathVariable String modelName, @PathVariable @Min(1) int version, Caller caller) {
        ModelPlaces.Version found = models.version(modelName, version, caller);
        return modelApis(new ListModelApis(found.model().id(), found.model().project(), version), caller);
    }

    private PaginatedRegisteredModelVersionModelApiEnvelopeV1 modelApis(ListModelApis query, Caller caller) {
        Page<RegisteredModelVersionModelApiV1> page =
                dispatch.list(query, RegisteredModelVersionModelApiV1.class, caller);
        return new PaginatedRegisteredModelVersionModelApiEnvelopeV1(
                page.items(), PaginatedMetadataV1.of(caller, FIRST, page));
    }

    private ResponseEntity<RegisteredModelVersionDetailsV1> changed(
            ModelVersionId version, ProjectId project, Caller caller) {
        return answer(dispatch.getChanged(
                new GetVersionDetails(version, project, caller.user()), RegisteredModelVersionDetailsV1.class, caller));
    }

    private static ResponseEntity<RegisteredModelVersionDetailsV1> answer(
            Versioned<RegisteredModelVersionDetailsV1> version) {
        return Tagged.with(version, version.value());
    }
}
