package almanac.modelapi.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.modelapi.command.ModelApiCommand.ArchiveModelApi;
import almanac.modelapi.command.ModelApiCommand.ChangeModelApi;
import almanac.modelapi.command.ModelApiCommand.PublishModelApi;
import almanac.modelapi.query.ModelApiFilter;
import almanac.modelapi.query.ModelApiQuery.GetModelApi;
import almanac.modelapi.query.ModelApiQuery.GetModelSignature;
import almanac.modelapi.query.ModelApiQuery.SearchModelApis;
import almanac.modelapi.query.ModelApiV1;
import almanac.modelapi.query.ModelSignatureV1;
import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.IdSource;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves model APIs as such, at the paths that later versions of the API have for them. */
@RestController
@AlmanacExtension
@Tag(name = "ModelAPI")
class ModelApiController {

    static final String PATH = "/api/modelServing/v1/modelApis";

    private static final int LONGEST_NAME = 100;
    private static final int MOST_REPLICAS = 32;

    private final Dispatch dispatch;
    private final Answers answers;
    private final PublishedSources sources;
    private final ModelApiVariables variables;
    private final IdSource ids;

    ModelApiController(
            Dispatch dispatch, Answers answers, PublishedSources sources, ModelApiVariables variables, IdSource ids) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.sources = sources;
        this.variables = variables;
        this.ids = ids;
    }

    record NewModelApiV1(
            @NotNull @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotNull @Size(max = Texts.PROSE) String description,
            @NotNull EnvironmentId environmentId,
            @NotNull Boolean isAsync,
            @NotNull Boolean strictNodeAntiAffinity,

            @NotNull @Size(max = ModelApiVariables.MOST)
            List<@NotNull @Valid ModelApiEnvironmentVariableV1> environmentVariables,

            @Nullable HardwareTierId hardwareTierId,
            @Nullable @Min(1) @Max(MOST_REPLICAS) Integer replicas,
            @NotNull @Valid NewModelApiVersionV1 version) {}

    record ChangedModelApiV1(
            @NotNull @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotNull @Size(max = Texts.PROSE) String description,
            @NotNull EnvironmentId environmentId,
            @Nullable HardwareTierId hardwareTierId,
            @NotNull @Min(1) @Max(MOST_REPLICAS) Integer replicas) {}

    record ModelApiPaginatedListV1(List<ModelApiV1> items, PaginatedMetadataV1 metadata) {}

    @GetMapping(PATH)
    ModelApiPaginatedListV1 listModelApis(
            @RequestParam(required = false) @Nullable ProjectId projectId,
            @RequestParam(required = false) @Nullable EnvironmentId environmentId,
            @RequestParam(required = false) @Nullable @Size(max = Texts.NAME) String name,
            @RequestParam(required = false) @Nullable String registeredModelName,
            @RequestParam(required = false) @Nullable @Min(1) Integer registeredModelVersion,
            @Paged(usual = 25) Window window,
            Caller caller) {
        if (registeredModelVersion != null && registeredModelName == null) {
            throw ErrorCode.INVALID_VALUE.with("registeredModelVersion", "needs registeredModelName beside it");
        }
        ModelApiFilter filter =
                new ModelApiFilter(projectId, environmentId, name, registeredModelName, registeredModelVersion);
        return answers.page(
                new SearchModelApis(caller.user(), filter, window), window, caller, ModelApiPaginatedListV1::new);
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    ModelApiV1 createModelApi(@Valid @RequestBody NewModelApiV1 body, Caller caller) {
        ModelApiId api = new ModelApiId(ids.next());
        dispatch.send(
                new PublishModelApi(
                        api,
                        body.version().projectId(),
                        caller.user(),
                        body.name(),
                        body.description(),
                        body.environmentId(),
                        body.hardwareTierId(),
                        Objects.requireNonNullElse(body.replicas(), 1),
                        body.isAsync(),
                        variables.sealed(body.environmentVariables()),
                        sources.version(new ModelApiVersionId(ids.next()), api, body.version(), caller)),
                caller);
        return dispatch.ask(new GetModelApi(api), caller.asItIs());
    }

    @GetMapping(PATH + "/{modelApiId}")
    ModelApiV1 getModelApi(@PathVariable ModelApiId modelApiId, Caller caller) {
        return dispatch.ask(new GetModelApi(modelApiId), caller);
    }

    @PutMapping(PATH + "/{modelApiId}")
    ModelApiV1 updateModelApi(
            @PathVariable ModelApiId modelApiId, @Valid @RequestBody ChangedModelApiV1 body, Caller caller) {
        dispatch.send(
                new ChangeModelApi(
                        modelApiId,
                        caller.user(),
                        body.name(),
                        body.description(),
                        body.environmentId(),
                        body.hardwareTierId(),
                        body.replicas()),
                caller);
        return dispatch.ask(new GetModelApi(modelApiId), caller.asItIs());
    }

    @DeleteMapping(PATH + "/{modelApiId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteModelApi(@PathVariable ModelApiId modelApiId, Caller caller) {
        dispatch.send(new ArchiveModelApi(modelApiId), caller);
    }

    /** Answers with the parameters of the function, for a sample call. */
    @GetMapping("/api/almanac/v1/modelApis/{modelApiId}/signature")
    ModelSignatureV1 getModelSignature(@PathVariable ModelApiId modelApiId, Caller caller) {
        return dispatch.ask(new GetModelSignature(modelApiId), caller);
    }
}
