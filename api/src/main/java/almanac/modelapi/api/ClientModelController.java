package almanac.modelapi.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.modelapi.command.ModelApiCommand.PublishModelApi;
import almanac.modelapi.query.ModelApiFilter;
import almanac.modelapi.query.ModelApiQuery.GetModelApi;
import almanac.modelapi.query.ModelApiQuery.GetModelApiVersion;
import almanac.modelapi.query.ModelApiQuery.ListModelApiVersions;
import almanac.modelapi.query.ModelApiQuery.SearchModelApis;
import almanac.modelapi.query.ModelApiV1;
import almanac.modelapi.query.ModelApiVersionV1;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectV1;
import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.IdSource;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves model APIs to older clients. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientModelController {

    private static final Window NEWEST = new Window(0, 1_000);
    private static final String FILE = "File";
    private static final int LONGEST_NAME = 100;

    private final Dispatch dispatch;
    private final PublishedSources sources;
    private final IdSource ids;

    ClientModelController(Dispatch dispatch, PublishedSources sources, IdSource ids) {
        this.dispatch = dispatch;
        this.sources = sources;
        this.ids = ids;
    }

    record ClientModels(String objectType, List<ClientModel> data) {}

    record ClientModelVersions(String objectType, List<ClientModelVersion> data) {}

    record ClientPublishedModel(ClientModel data) {}

    record ClientPublishedVersion(ClientModelVersion data) {}

    record ClientNewModel(
            @NotNull @NotBlank @Size(max = LONGEST_NAME) String name,
            @Nullable @Size(max = Texts.PROSE) String description,
            @NotNull ProjectId projectId,
            @NotNull @Size(max = Texts.LINE) String file,
            @NotNull @Size(max = Texts.NAME) String function,
            @Nullable List<@NotNull @Size(max = Texts.LINE) String> excludeFiles,
            @NotNull EnvironmentId environmentId) {

        NewModelApiVersionV1 version() {
            return ClientModelController.version(projectId, file, function, excludeFiles, null, null);
        }
    }

    record ClientNewModelVersion(
            @NotNull ProjectId projectId,
            @Nullable @Size(max = Texts.PROSE) String description,
            @NotNull @Size(max = Texts.LINE) String file,
            @NotNull @Size(max = Texts.NAME) String function,
            @Nullable List<@NotNull @Size(max = Texts.LINE) String> excludeFiles,
            @NotNull EnvironmentId environmentId) {

        NewModelApiVersionV1 version() {
            return ClientModelController.version(projectId, file, function, excludeFiles, description, environmentId);
        }
    }

    /** The status of the instances of a version, in the words that the API has for it. */
    record ClientModelStatus(ModelApiId modelId, ModelApiVersionId modelVersionId, String status, boolean isPending) {}

    private static NewModelApiVersionV1 version(
            ProjectId project,
            String file,
            String function,
            @Nullable List<String> excludeFiles,
            @Nullable String description,
            @Nullable EnvironmentId environment) {
        return new NewModelApiVersionV1(
                project,
                new NewModelApiVersionV1.NewModelApiSourceV1(FILE, file, function, excludeFiles, null, null),
                false,
                false,
                null,
                null,
                null,
                description,
                environment,
                null);
    }

    @GetMapping("/v1/projects/{ownerName}/{projectName}/models")
    ClientModels getClientModels(@PathVariable String ownerName, @PathVariable String projectName, Caller caller) {
        ProjectId project = dispatch.ask(new FindNamedProject(caller.user(), ownerName, projectName), caller)
                .id();
        return new ClientModels(
                "list", models(project, caller).stream().map(ClientModel::of).toList());
    }

    /** Lists what pages of models show of the model APIs of one project. */
    @GetMapping("/v4/modelManager/getModels")
    List<ClientListedModel> listClientModels(@RequestParam ProjectId projectId, Caller caller) {
        ProjectV1 project = dispatch.ask(new GetProject(projectId), caller).value();
        return models(projectId, caller).stream()
                .map(api -> ClientListedModel.of(api, shown(api, caller), project))
                .toList();
    }

    private List<ModelApiV1> models(ProjectId project, Caller caller) {
        ModelApiFilter filter = new ModelApiFilter(project, null, null, null, null);
        return dispatch.ask(new SearchModelApis(caller.user(), filter, NEWEST), caller)
                .items();
    }

    private @Nullable ModelApiVersionV1 shown(ModelApiV1 api, Caller caller) {
        return api.activeVersion() == null
                ? null
                : dispatch.ask(
                        new GetModelApiVersion(api.id(), api.activeVersion().id()), caller);
    }

    @PostMapping("/v1/models")
    ClientPublishedModel publishClientModel(@Valid @RequestBody ClientNewModel body, Caller caller) {
        ModelApiId api = new ModelApiId(ids.next());
        dispatch.send(
                new PublishModelApi(
                        api,
                        body.projectId(),
                        caller.user(),
                        body.name(),
                        Objects.requireNonNullElse(body.description(), ""),
                        body.environmentId(),
                        null,
                        1,
                        false,
                        null,
                        sources.version(new ModelApiVersionId(ids.next()), api, body.version(), caller)),
                caller);
        return new ClientPublishedModel(ClientModel.of(dispatch.ask(new GetModelApi(api), caller.asItIs())));
    }

    @GetMapping("/v1/models/{modelId}/versions")
    ClientModelVersions getClientModelVersions(@PathVariable ModelApiId modelId, Caller caller) {
        return new ClientModelVersions(
                "list",
                dispatch.ask(new ListModelApiVersions(modelId), caller).items().stream()
                        .map(ClientModelVersion::of)
                        .toList());
    }

    @PostMapping("/v1/models/{modelId}/versions")
    ClientPublishedVersion publishClientModelVersion(
            @PathVariable ModelApiId modelId, @Valid @RequestBody ClientNewModelVersion body, Caller caller) {
        dispatch.ask(new ListModelApiVersions(modelId), caller.asItIs());
        ModelApiVersionId version = new ModelApiVersionId(ids.next());
        dispatch.send(sources.version(version, modelId, body.version(), caller), caller);
        return new ClientPublishedVersion(
                ClientModelVersion.of(dispatch.ask(new GetModelApiVersion(modelId, version), caller.asItIs())));
    }

    @GetMapping("/v4/models/{modelId}/{versionId}/getModelDeploymentStatus")
    ClientModelStatus getClientModelStatus(
            @PathVariable ModelApiId modelId, @PathVariable ModelApiVersionId versionId, Caller caller) {
        ModelApiVersionV1 version = dispatch.ask(new GetModelApiVersion(modelId, versionId), caller);
        return new ClientModelStatus(
                modelId,
                versionId,
                version.deployment().status(),
                version.deployment().isPending());
    }
}
