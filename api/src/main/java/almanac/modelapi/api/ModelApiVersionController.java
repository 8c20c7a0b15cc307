package almanac.modelapi.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.modelapi.command.ModelApiCommand.ChooseProductionVersion;
import almanac.modelapi.command.ModelApiVersionCommand.TargetModelApiVersion;
import almanac.modelapi.query.InstanceLogV1;
import almanac.modelapi.query.ModelApiQuery.GetModelApiVersion;
import almanac.modelapi.query.ModelApiQuery.ListModelApiVersions;
import almanac.modelapi.query.ModelApiQuery.ReadDeploymentLog;
import almanac.modelapi.query.ModelApiQuery.ReadInstanceLog;
import almanac.modelapi.query.ModelApiVersionV1;
import almanac.shared.IdSource;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the versions of model APIs. */
@RestController
@AlmanacExtension
@Tag(name = "ModelAPIVersion")
@RequestMapping(ModelApiController.PATH + "/{modelApiId}/versions")
class ModelApiVersionController {

    private static final int MOST_LINES = 10_000;

    private final Dispatch dispatch;
    private final PublishedSources sources;
    private final IdSource ids;

    ModelApiVersionController(Dispatch dispatch, PublishedSources sources, IdSource ids) {
        this.dispatch = dispatch;
        this.sources = sources;
        this.ids = ids;
    }

    record ModelApiVersionTargetStateV1(@NotNull Boolean isRunning) {}

    record ModelApiVersionProductionLabelV1(@NotNull Boolean isProd) {}

    @GetMapping
    List<ModelApiVersionV1> listModelApiVersions(@PathVariable ModelApiId modelApiId, Caller caller) {
        return dispatch.ask(new ListModelApiVersions(modelApiId), caller).items();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ModelApiVersionV1 createModelApiVersion(
            @PathVariable ModelApiId modelApiId, @Valid @RequestBody NewModelApiVersionV1 body, Caller caller) {
        dispatch.ask(new ListModelApiVersions(modelApiId), caller.asItIs());
        ModelApiVersionId version = new ModelApiVersionId(ids.next());
        dispatch.send(sources.version(version, modelApiId, body, caller), caller);
        return dispatch.ask(new GetModelApiVersion(modelApiId, version), caller.asItIs());
    }

    @GetMapping("/{modelApiVersionId}")
    ModelApiVersionV1 getModelApiVersion(
            @PathVariable ModelApiId modelApiId, @PathVariable ModelApiVersionId modelApiVersionId, Caller caller) {
        return dispatch.ask(new GetModelApiVersion(modelApiId, modelApiVersionId), caller);
    }

    @GetMapping("/{modelApiVersionId}/buildLogs")
    InstanceLogV1 getModelApiVersionBuildLogs(
            @PathVariable ModelApiId modelApiId, @PathVariable ModelApiVersionId modelApiVersionId, Caller caller) {
        return dispatch.ask(new ReadInstanceLog(modelApiId, modelApiVersionId, true, 0, MOST_LINES), caller);
    }

    /** Answers what the instances of the version did: when each was queued and started, and how it ended. */
    @GetMapping("/{modelApiVersionId}/deploymentLogs")
    InstanceLogV1 getModelApiVersionDeploymentLogs(
            @PathVariable ModelApiId modelApiId, @PathVariable ModelApiVersionId modelApiVersionId, Caller caller) {
        return dispatch.ask(new ReadDeploymentLog(modelApiId, modelApiVersionId), caller);
    }

    @GetMapping("/{modelApiVersionId}/instanceLogs")
    InstanceLogV1 getModelApiVersionInstanceLogs(
            @PathVariable ModelApiId modelApiId,
            @PathVariable ModelApiVersionId modelApiVersionId,
            @RequestParam(defaultValue = "0") @Min(0) long sinceTimeNano,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(MOST_LINES) int maxResults,
            Caller caller) {
        return dispatch.ask(
                new ReadInstanceLog(modelApiId, modelApiVersionId, false, sinceTimeNano, maxResults), caller);
    }

    @PutMapping("/{modelApiVersionId}/targetState")
    ModelApiVersionTargetStateV1 updateModelApiVersionTargetState(
            @PathVariable ModelApiId modelApiId,
            @PathVariable ModelApiVersionId modelApiVersionId,
            @Valid @RequestBody ModelApiVersionTargetStateV1 body,
            Caller caller) {
        dispatch.send(new TargetModelApiVersion(modelApiVersionId, modelApiId, body.isRunning()), caller);
        return body;
    }

    @PutMapping("/{modelApiVersionId}/isProd")
    ModelApiVersionProductionLabelV1 updateModelApiVersionProductionLabel(
            @PathVariable ModelApiId modelApiId,
            @PathVariable ModelApiVersionId modelApiVersionId,
            @Valid @RequestBody ModelApiVersionProductionLabelV1 body,
            Caller caller) {
        dispatch.send(new ChooseProductionVersion(modelApiId, modelApiVersionId, body.isProd()), caller);
        return body;
    }
}
