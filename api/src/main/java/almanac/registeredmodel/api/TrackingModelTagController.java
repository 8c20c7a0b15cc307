package almanac.registeredmodel.api;

import almanac.experiment.api.Members;
import almanac.experiment.api.ReservedTags;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.registeredmodel.command.ModelVersionCommand.RemoveVersionTag;
import almanac.registeredmodel.command.ModelVersionCommand.TagVersion;
import almanac.registeredmodel.command.RegisteredModelCommand.RemoveModelAlias;
import almanac.registeredmodel.command.RegisteredModelCommand.RemoveModelTag;
import almanac.registeredmodel.command.RegisteredModelCommand.SetModelAlias;
import almanac.registeredmodel.command.RegisteredModelCommand.TagModel;
import almanac.registeredmodel.query.MlflowModel;
import almanac.registeredmodel.query.MlflowModelVersion;
import almanac.registeredmodel.query.ModelVersionQuery.GetVersion;
import almanac.registeredmodel.query.RegisteredModelQuery.GetModelOfProject;
import almanac.shared.ErrorCode;
import almanac.web.TrackingApi;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sets and removes the tags of models and versions, and the aliases of versions. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow")
class TrackingModelTagController {

    private final Dispatch dispatch;
    private final ModelPlaces models;

    TrackingModelTagController(Dispatch dispatch, ModelPlaces models) {
        this.dispatch = dispatch;
        this.models = models;
    }

    record NamedTag(
            @Nullable String name,
            @Nullable String version,
            @Nullable String key,
            @Nullable String value) {

        Map<String, String> tags() {
            return ReservedTags.without(ModelTags.of(List.of(new Members.Entry(key, value))));
        }
    }

    record NamedAlias(
            @Nullable String name,
            @Nullable String alias,
            @Nullable String version) {}

    record VersionEnvelope(@JsonProperty("model_version") MlflowModelVersion modelVersion) {}

    @PostMapping("/registered-models/set-tag")
    Map<String, Object> setModelTag(@RequestBody NamedTag body, Caller caller) {
        ModelPlaces.Model model = models.inside(Members.required(body.name(), "name"), caller);
        dispatch.send(new TagModel(model.id(), model.project(), body.tags()), caller);
        return Map.of();
    }

    @DeleteMapping("/registered-models/delete-tag")
    Map<String, Object> deleteModelTag(@RequestBody NamedTag body, Caller caller) {
        ModelPlaces.Model model = models.inside(Members.required(body.name(), "name"), caller);
        dispatch.send(
                new RemoveModelTag(model.id(), model.project(), Members.text(body.key(), "key", Members.KEY)), caller);
        return Map.of();
    }

    @PostMapping("/model-versions/set-tag")
    Map<String, Object> setVersionTag(@RequestBody NamedTag body, Caller caller) {
        ModelPlaces.Version version = version(body.name(), body.version(), caller);
        dispatch.send(new TagVersion(version.id(), version.model().project(), body.tags()), caller);
        return Map.of();
    }

    @DeleteMapping("/model-versions/delete-tag")
    Map<String, Object> deleteVersionTag(@RequestBody NamedTag body, Caller caller) {
        ModelPlaces.Version version = version(body.name(), body.version(), caller);
        dispatch.send(
                new RemoveVersionTag(
                        version.id(), version.model().project(), Members.text(body.key(), "key", Members.KEY)),
                caller);
        return Map.of();
    }

    @PostMapping("/registered-models/alias")
    Map<String, Object> setModelAlias(@RequestBody NamedAlias body, Caller caller) {
        ModelPlaces.Version version = version(body.name(), body.version(), caller);
        String alias = Members.text(body.alias(), "alias", Members.KEY);
        if (alias.matches("(?i)latest|v?\\d+")) {
            throw ErrorCode.INVALID_VALUE.with("alias", "'%s' could be taken for a version".formatted(alias));
        }
        dispatch.send(
                new SetModelAlias(version.model().id(), version.model().project(), alias, version.number()), caller);
        return Map.of();
    }

    @DeleteMapping("/registered-models/alias")
    Map<String, Object> deleteModelAlias(@RequestBody NamedAlias body, Caller caller) {
        ModelPlaces.Model model = models.inside(Members.required(body.name(), "name"), caller);
        dispatch.send(
                new RemoveModelAlias(model.id(), model.project(), Members.text(body.alias(), "alias", Members.KEY)),
                caller);
        return Map.of();
    }

    @GetMapping("/registered-models/alias")
    VersionEnvelope getModelByAlias(@RequestParam String name, @RequestParam String alias, Caller caller) {
        ModelPlaces.Model model = models.inside(name, caller);
        MlflowModel found = dispatch.ask(new GetModelOfProject(model.id(), model.project()), caller)
                .value();
        String number = found.aliases().stream()
                .filter(each -> each.alias().equals(alias))
                .map(MlflowModel.Alias::version)
                .findFirst()
                .orElseThrow(() -> ErrorCode.MODEL_ALIAS_NOT_FOUND.with(name, alias));
        ModelPlaces.Version version = models.version(name, number, caller);
        return new VersionEnvelope(dispatch.ask(new GetVersion(version.id(), model.project()), caller)
                .value());
    }

    private ModelPlaces.Version version(@Nullable String name, @Nullable String number, Caller caller) {
        return models.version(Members.required(name, "name"), Members.required(number, "version"), caller);
    }
}
