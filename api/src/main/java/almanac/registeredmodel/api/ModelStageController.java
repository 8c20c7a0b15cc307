package almanac.registeredmodel.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.registeredmodel.command.ModelStagesCommand.DefineStages;
import almanac.registeredmodel.query.ModelStageQuery.ListInstallationStages;
import almanac.registeredmodel.query.ModelStageQuery.ListProjectStages;
import almanac.registeredmodel.query.ModelStageQuery.ListReviewStages;
import almanac.registeredmodel.query.ModelStageQuery.ValidateTransition;
import almanac.registeredmodel.query.RegisteredModelStageV1;
import almanac.registeredmodel.query.RegisteredModelVersionCustomStageResponseV1;
import almanac.registeredmodel.query.RegisteredModelVersionReviewStageResponseV1;
import almanac.shared.ProjectId;
import almanac.web.MetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the stages that versions of registered models can be in (behaviour.md, 3.15). */
@RestController
@Tag(name = "RegisteredModels")
@RequestMapping("/api")
class ModelStageController {

    /** The longest label, in characters. */
    static final int LABEL = 40;

    private static final int MOST = 20;
    private static final String OF_PROJECT = "/registeredmodels/v1/versions/stages/projects/{projectId}";
    private static final String OF_VERSION = "/registeredmodels/v1/{modelName}/versions/{version}";

    private final Dispatch dispatch;
    private final ModelPlaces models;

    ModelStageController(Dispatch dispatch, ModelPlaces models) {
        this.dispatch = dispatch;
        this.models = models;
    }

    record RegisteredModelVersionCustomStageV1(
            @NotNull
            @Size(min = 1, max = LABEL)
            @Pattern(regexp = "^\\P{Cc}*[^\\p{Cc}\\s]\\P{Cc}*$", message = "must be a text without control characters")
            String label) {}

    record RegisteredModelVersionStagesV1(
            @NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid RegisteredModelVersionCustomStageV1> stages) {}

    record RegisteredModelVersionStageValidationV1(
            @NotNull @Size(min = 1, max = LABEL) String stage) {}

    record RegisteredModelStageEnvelopeV1(List<RegisteredModelStageV1> items, MetadataV1 metadata) {}

    record RegisteredModelVersionStagesResponseV1(
            List<RegisteredModelVersionCustomStageResponseV1> items, MetadataV1 metadata) {}

    record RegisteredModelVersionReviewStagesResponseV1(
            List<RegisteredModelVersionReviewStageResponseV1> items, MetadataV1 metadata) {}

    @GetMapping("/registeredmodelstages/v1")
    RegisteredModelStageEnvelopeV1 getRegisteredModelStages(Caller caller) {
        return new RegisteredModelStageEnvelopeV1(
                dispatch.list(new ListInstallationStages(), RegisteredModelStageV1.class, caller)
                        .items(),
                MetadataV1.of(caller));
    }

    @GetMapping(OF_PROJECT)
    RegisteredModelVersionStagesResponseV1 getRegisteredModelVersionStages(
            @PathVariable ProjectId projectId,
            @RequestParam(required = false) @Nullable Boolean includeDefaults,
            Caller caller) {
        return stages(projectId, Boolean.TRUE.equals(includeDefaults), caller);
    }

    @PutMapping(OF_PROJECT)
    RegisteredModelVersionStagesResponseV1 setRegisteredModelVersionStages(
            @PathVariable ProjectId projectId, @Valid @RequestBody RegisteredModelVersionStagesV1 body, Caller caller) {
        List<String> labels = body.stages().stream()
                .map(RegisteredModelVersionCustomStageV1::label)
                .toList();
        dispatch.send(new DefineStages(projectId, labels), caller);
        return stages(projectId, false, caller);
    }

    private RegisteredModelVersionStagesResponseV1 stages(ProjectId project, boolean withDefaults, Caller caller) {
        return new RegisteredModelVersionStagesResponseV1(
                dispatch.list(
                                new ListProjectStages(project, withDefaults),
                                RegisteredModelVersionCustomStageResponseV1.class,
                                caller)
                        .items(),
                MetadataV1.of(caller));
    }

    @GetMapping(OF_VERSION + "/reviewstages")
    RegisteredModelVersionReviewStagesResponseV1 getModelVersionReviewStages(
            @PathVariable String modelName, @PathVariable @Min(1) int version, Caller caller) {
        ModelPlaces.Version found = models.version(modelName, version, caller);
        return new RegisteredModelVersionReviewStagesResponseV1(
                dispatch.list(
                                new ListReviewStages(found.id(), found.model().project()),
                                RegisteredModelVersionReviewStageResponseV1.class,
                                caller)
                        .items(),
                MetadataV1.of(caller));
    }

    /** Tells whether the version could be moved to the stage, without moving it. */
    @PutMapping(OF_VERSION + "/stages/validation")
    void validateRegisteredModelVersionStage(
            @PathVariable String modelName,
            @PathVariable @Min(1) int version,
            @Valid @RequestBody RegisteredModelVersionStageValidationV1 body,
            Caller caller) {
        ModelPlaces.Version found = models.version(modelName, version, caller);
        dispatch.ask(new ValidateTransition(found.id(), found.model().project(), body.stage()), Boolean.class, caller);
    }
}
