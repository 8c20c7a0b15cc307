package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ProjectCommand.RemoveProjectVariable;
import almanac.project.command.ProjectCommand.SetProjectVariable;
import almanac.project.query.ProjectQuery.ListProjectVariables;
import almanac.secret.MasterKey;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.VariablesId;
import almanac.storage.environment.SealedVariables;
import almanac.storage.environment.SealedVariables.Variable;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the environment variables of projects, with their values: all that may read them here may start a job. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/projects/{projectId}/environmentVariables")
class ClientVariableController {

    private static final int LONGEST_VALUE = 16_384;

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;
    private final MasterKey masterKey;

    ClientVariableController(Dispatch dispatch, Answers answers, IdSource ids, MasterKey masterKey) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
        this.masterKey = masterKey;
    }

    record ClientProjectVariable(
            @NotNull
            @Size(max = Texts.NAME)
            @Pattern(
                    regexp = "^[A-Za-z_][A-Za-z0-9_]*$",
                    message = "must be letters, digits and underscores, and begin with no digit")
            String name,

            @NotNull
            @Size(max = LONGEST_VALUE)
            @Pattern(regexp = "^[^\\u0000]*$", message = "must not hold the character NUL")
            String value) {

        @Override
        public String toString() {
            return name;
        }
    }

    @GetMapping
    List<ClientProjectVariable> getClientVariables(@PathVariable ProjectId projectId, Caller caller) {
        return dispatch.ask(new ListProjectVariables(projectId), caller).items().stream()
                .map(variable -> new ClientProjectVariable(variable.name(), variable.value()))
                .toList();
    }

    /** Sets one variable; jobs that run already keep the value that they have. */
    @PostMapping
    ClientProjectVariable setClientVariable(
            @PathVariable ProjectId projectId, @Valid @RequestBody ClientProjectVariable body, Caller caller) {
        List<Variable> variable = List.of(new Variable(body.name(), body.value()));
        SealedVariables value = SealedVariables.of(new VariablesId(ids.next()), variable, masterKey);
        dispatch.send(new SetProjectVariable(projectId, body.name(), value), caller);
        return body;
    }

    @DeleteMapping("/{name}")
    DeleteEnvelopeV1 removeClientVariable(@PathVariable ProjectId projectId, @PathVariable String name, Caller caller) {
        return answers.remove(new RemoveProjectVariable(projectId, name), caller);
    }
}
