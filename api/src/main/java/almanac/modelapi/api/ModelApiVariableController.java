package almanac.modelapi.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.modelapi.command.ModelApiCommand.RemoveModelApiVariable;
import almanac.modelapi.command.ModelApiCommand.SetModelApiVariables;
import almanac.modelapi.query.ModelApiQuery.GetModelApi;
import almanac.modelapi.query.ModelApiQuery.ListModelApiVariables;
import almanac.modelapi.query.ModelApiV1.ModelApiVolumeV1;
import almanac.modelapi.query.ModelApiVariableV1;
import almanac.shared.ModelApiId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves what the next instances of a model API get besides their files: environment variables, and no volumes. */
@RestController
@AlmanacExtension
@Tag(name = "ModelAPI")
@RequestMapping(ModelApiController.PATH + "/{modelApiId}")
class ModelApiVariableController {

    private final Dispatch dispatch;
    private final ModelApiVariables variables;

    ModelApiVariableController(Dispatch dispatch, ModelApiVariables variables) {
        this.dispatch = dispatch;
        this.variables = variables;
    }

    record ModelApiEnvironmentVariablesV1(
            @NotNull @Size(max = ModelApiVariables.MOST)
            List<@NotNull @Valid ModelApiEnvironmentVariableV1> environmentVariables) {}

    /** Lists the names of the variables. */
    @GetMapping("/environmentVariables")
    List<ModelApiVariableV1> listModelApiEnvironmentVariables(@PathVariable ModelApiId modelApiId, Caller caller) {
        return dispatch.ask(new ListModelApiVariables(modelApiId), caller).items();
    }

    /** Sets all variables, in place of those that were there. */
    @PutMapping("/environmentVariables")
    List<ModelApiVariableV1> setModelApiEnvironmentVariables(
            @PathVariable ModelApiId modelApiId,
            @Valid @RequestBody ModelApiEnvironmentVariablesV1 body,
            Caller caller) {
        dispatch.send(new SetModelApiVariables(modelApiId, variables.sealed(body.environmentVariables())), caller);
        return listModelApiEnvironmentVariables(modelApiId, caller.asItIs());
    }

    @DeleteMapping("/environmentVariables/{environmentVariableName}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteModelApiEnvironmentVariable(
            @PathVariable ModelApiId modelApiId, @PathVariable String environmentVariableName, Caller caller) {
        dispatch.send(new RemoveModelApiVariable(modelApiId, environmentVariableName), caller);
    }

    /** Lists the outside volumes, of which an instance has none. */
    @GetMapping("/volumes")
    List<ModelApiVolumeV1> listModelApiVolumes(@PathVariable ModelApiId modelApiId, Caller caller) {
        return dispatch.ask(new GetModelApi(modelApiId), caller).volumes();
    }
}
