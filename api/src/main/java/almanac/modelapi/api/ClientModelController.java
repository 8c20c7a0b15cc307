package almanac.modelapi.api;

import almanac.environment.query.EnvironmentQuery.FindDefaultEnvironment;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.modelapi.api.NewModelApiVersionV1.NewModelApiSourceV1;
import almanac.modelapi.command.ModelApiCommand.PublishModelApi;
import almanac.modelapi.query.ModelApiFilter;
import almanac.modelapi.query.ModelApiQuery.GetModelApi;
import almanac.modelapi.query.ModelApiQuery.GetModelApiVersion;
import almanac.modelapi.query.ModelApiQuery.ListModelApiVersions;
import almanac.modelapi.query.ModelApiQuery.SearchModelApis;
import almanac.modelapi.query.ModelApiV1;
import almanac.modelapi.query.ModelApiVersionV1;
import almanac.project.query.ProjectName;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Serves model APIs under the older name of models: a function in a file of the project, which runs at once. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientModelController {

    private static final String VERSIONS = "/v1/models/{modelId}/versions";
    private static final Window ALL = new Window(0, Texts.LONGEST_PAGE);

    private final Dispatch dispatch;
    private final PublishedSources sources;
    private final IdSource ids;

    ClientModelController(Dispatch dispatch, PublishedSources sources, IdSource ids) {
        this.dispatch = dispatch;
        this.sources = sources;
        this.ids = ids;
    }

    /**
     * @param environmentId the environment of the instances; empty for the default one
     * @param shouldDeploy whether it runs at once; null for yes, which is what older clients mean
     */
    record ClientNewModel(
            @NotNull @NotBlank @Size(max = Texts.NAME) String name,
            @Nullable @Size(max = Texts.PROSE) String description,
            @NotNull ProjectId projectId,
            @NotNull @Size(max = Texts.LINE) String file,
            @NotNull @Size(max = Texts.NAME) String function,
            @Nullable List<@NotNull @Size(max = Texts.LINE) String> excludeFiles,

            @Nullable @Pattern(regexp = "|" + Texts.ID_PATTERN, message = Texts.ID_MESSAGE)
            String environmentId,

            @Nullable Boolean shouldDeploy) {

        private ClientNewModelVersion first() {
            return new ClientNewModelVersion(
                    description, projectId, file, function, excludeFiles, environmentId, shouldDeploy);
        }
    }

    /**
     * @param environmentId the environment of the instances; empty for that of the model
     * @param shouldDeploy whether it runs at once and takes over; null for yes
     */
    record ClientNewModelVersion(
            @Nullable @Size(max = Texts.PROSE) String description,
            @NotNull ProjectId projectId,
            @NotNull @Size(max = Texts.LINE) String file,
            @NotNull @Size(max = Texts.NAME) String function,
            @Nullable List<@NotNull @Size(max = Texts.LINE) String> excludeFiles,

            @Nullable @Pattern(regexp = "|" + Texts.ID_PATTERN, message = Texts.ID_MESSAGE)
            String environmentId,

            @Nullable Boolean shouldDeploy) {

        private NewModelApiVersionV1 toVersion() {
            return new NewModelApiVersionV1(
                    projectId,
                    new NewModelApiSourceV1("File", file, function, excludeFiles, null, null),
                    false,
                    false,
                    null,
                    null,
                    description,
                    environment(environmentId),
                    shouldDeploy);
        }
    }

    /** A model, under both names that its id has in clients. */
    record ClientModel(@JsonProperty("_id") ModelApiId sameId, ModelApiId id, String name, String description) {

        static ClientModel of(ModelApiV1 api) {
            return new ClientModel(api.id(), api.id(), api.name(), api.description());
        }
    }

    record ClientModelVersionMetadata(int number, long created, String createdBy) {}

    record ClientModelVersion(
            @JsonProperty("_id") ModelApiVersionId sameId,
            ModelApiVersionId id,
            ModelApiId modelId,
            int number,
            String description,
            String commitId,
            ClientModelVersionMetadata metadata) {

        static ClientModelVersion of(ModelApiVersionV1 version) {
            return new ClientModelVersion(
                    version.id(),
                    version.id(),
                    version.modelApiId(),
                    version.number(),
                    version.description(),
                    version.commitId(),
                    new ClientModelVersionMetadata(
                            version.number(),
                            version.metadata().created(),
                            version.metadata().createdBy()));
        }
    }

    record ClientModelEnvelope(ClientModel data) {}

    record ClientModels(String objectType, List<ClientModel> data) {}

    record ClientModelVersions(String objectType, List<ClientModelVersion> data) {}

    @GetMapping("/v1/projects/{ownerName}/{projectName}/models")
    ClientModels getClientModels(@PathVariable String ownerName, @PathVariable String projectName, Caller caller) {
        ProjectName project = dispatch.ask(new FindNamedProject(caller.user(), ownerName, projectName), caller);
        ModelApiFilter filter = new ModelApiFilter(project.id(), null, null, null, null);
        List<ModelApiV1> found = dispatch.ask(new SearchModelApis(caller.user(), filter, ALL), caller)
                .items();
        return new ClientModels("list", found.stream().map(ClientModel::of).toList());
    }

    @PostMapping("/v1/models")
    ClientModelEnvelope publishClientModel(@Valid @RequestBody ClientNewModel body, Caller caller) {
        ModelApiId api = new ModelApiId(ids.next());
        EnvironmentId chosen = environment(body.environmentId());
        dispatch.send(
                new PublishModelApi(
                        api,
                        body.projectId(),
                        caller.user(),
                        body.name(),
                        body.description() == null ? "" : body.description(),
                        chosen == null ? usualEnvironment(caller) : chosen,
                        null,
                        1,
                        false,
                        null,
                        sources.version(
                                new ModelApiVersionId(ids.next()),
                                api,
                                body.first().toVersion(),
                                caller)),
                caller);
        return new ClientModelEnvelope(ClientModel.of(dispatch.ask(new GetModelApi(api), caller.asItIs())));
    }

    @GetMapping(VERSIONS)
    ClientModelVersions getClientModelVersions(@PathVariable ModelApiId modelId, Caller caller) {
        List<ModelApiVersionV1> versions =
                dispatch.ask(new ListModelApiVersions(modelId), caller).items();
        return new ClientModelVersions(
                "list", versions.stream().map(ClientModelVersion::of).toList());
    }

    @PostMapping(VERSIONS)
    ClientModelVersion publishClientModelVersion(
            @PathVariable ModelApiId modelId, @Valid @RequestBody ClientNewModelVersion body, Caller caller) {
        dispatch.ask(new ListModelApiVersions(modelId), caller.asItIs());
        ModelApiVersionId version = new ModelApiVersionId(ids.next());
        dispatch.send(sources.version(version, modelId, body.toVersion(), caller), caller);
        return ClientModelVersion.of(dispatch.ask(new GetModelApiVersion(modelId, version), caller.asItIs()));
    }

    private EnvironmentId usualEnvironment(Caller caller) {
        EnvironmentId id =
                dispatch.ask(new FindDefaultEnvironment(), caller.asItIs()).environment();
        if (id == null) {
            throw ErrorCode.NO_DEFAULT_ENVIRONMENT.with();
        }
        return id;
    }

    private static @Nullable EnvironmentId environment(@Nullable String id) {
        return id == null || id.isEmpty() ? null : new EnvironmentId(id);
    }
}
