package almanac.modelapi.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.modelapi.command.ModelApiCommand.ShareModelApi;
import almanac.modelapi.command.ModelApiCommand.UnshareModelApi;
import almanac.modelapi.event.ModelApiRole;
import almanac.modelapi.query.ModelApiQuery.GetModelApi;
import almanac.modelapi.query.ModelApiV1.ModelApiCollaboratorRoleV1;
import almanac.shared.ErrorCode;
import almanac.shared.ModelApiId;
import almanac.shared.UserId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the users that have a role in one model API, whatever they are in its project. */
@RestController
@AlmanacExtension
@Tag(name = "ModelAPI")
@RequestMapping(ModelApiController.PATH + "/{modelApiId}/collaborators")
class ModelApiCollaboratorController {

    private static final Pattern REFERENCE = Pattern.compile("UserRef\\(([0-9a-f]{24})\\)|([0-9a-f]{24})");

    private final Dispatch dispatch;

    ModelApiCollaboratorController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record NewModelApiCollaboratorRoleV1(
            @NotNull String collaborator, @NotNull ModelApiRole role) {}

    @GetMapping
    List<ModelApiCollaboratorRoleV1> listModelApiCollaborators(@PathVariable ModelApiId modelApiId, Caller caller) {
        return dispatch.ask(new GetModelApi(modelApiId), caller).collaborators();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ModelApiCollaboratorRoleV1 createModelApiCollaborator(
            @PathVariable ModelApiId modelApiId,
            @Valid @RequestBody NewModelApiCollaboratorRoleV1 body,
            Caller caller) {
        return share(modelApiId, user(body.collaborator()), body.role(), caller);
    }

    @GetMapping("/{collaborator}")
    ModelApiCollaboratorRoleV1 getModelApiCollaborator(
            @PathVariable ModelApiId modelApiId, @PathVariable String collaborator, Caller caller) {
        UserId user = user(collaborator);
        return listModelApiCollaborators(modelApiId, caller).stream()
                .filter(found -> found.isOf(user))
                .findFirst()
                .orElseThrow(() -> ErrorCode.MODEL_API_COLLABORATOR_NOT_FOUND.with(user, modelApiId));
    }

    @PutMapping("/{collaborator}")
    ModelApiCollaboratorRoleV1 updateModelApiCollaborator(
            @PathVariable ModelApiId modelApiId,
            @PathVariable String collaborator,
            @Valid @RequestBody NewModelApiCollaboratorRoleV1 body,
            Caller caller) {
        UserId user = user(collaborator);
        if (!user(body.collaborator()).equals(user)) {
            throw ErrorCode.INVALID_VALUE.with("collaborator", "must be the collaborator of the path");
        }
        getModelApiCollaborator(modelApiId, collaborator, caller.asItIs());
        return share(modelApiId, user, body.role(), caller);
    }

    @DeleteMapping("/{collaborator}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeModelApiCollaborator(
            @PathVariable ModelApiId modelApiId, @PathVariable String collaborator, Caller caller) {
        dispatch.send(new UnshareModelApi(modelApiId, user(collaborator)), caller);
    }

    private ModelApiCollaboratorRoleV1 share(ModelApiId api, UserId user, ModelApiRole role, Caller caller) {
        dispatch.send(new ShareModelApi(api, user, role), caller);
        return ModelApiCollaboratorRoleV1.of(user, role);
    }

    /** Reads how a collaborator is written: {@code UserRef(<id>)}, or the id alone. */
    private static UserId user(String collaborator) {
        Matcher reference = REFERENCE.matcher(collaborator);
        if (!reference.matches()) {
            throw ErrorCode.INVALID_VALUE.with("collaborator", "must be the id of a user, or UserRef(<id>)");
        }
        return new UserId(reference.group(1) == null ? reference.group(2) : reference.group(1));
    }
}
