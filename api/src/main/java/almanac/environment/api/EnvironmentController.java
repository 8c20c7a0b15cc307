package almanac.environment.api;

import almanac.environment.command.EnvironmentCommand.AddRevision;
import almanac.environment.command.EnvironmentCommand.ArchiveEnvironment;
import almanac.environment.command.EnvironmentCommand.CreateEnvironment;
import almanac.environment.command.EnvironmentCommand.RestrictRevision;
import almanac.environment.query.EnvironmentDefinition;
import almanac.environment.query.EnvironmentQuery.GetEnvironment;
import almanac.environment.query.EnvironmentQuery.GetEnvironmentDefinition;
import almanac.environment.query.EnvironmentQuery.GetEnvironmentRevision;
import almanac.environment.query.EnvironmentQuery.ListEnvironments;
import almanac.environment.query.EnvironmentRevisionV1;
import almanac.environment.query.EnvironmentV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.secret.MasterKey;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.IdSource;
import almanac.storage.environment.SealedVariables;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves environments, which jobs run in (behaviour.md, 3.8). */
@RestController
@Tag(name = "Environments")
@RequestMapping("/api/environments")
class EnvironmentController {

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;
    private final MasterKey masterKey;

    EnvironmentController(Dispatch dispatch, Answers answers, IdSource ids, MasterKey masterKey) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
        this.masterKey = masterKey;
    }

    record UpdateEnvironmentRevisionV1(@NotNull Boolean isRestricted) {}

    record EnvironmentEnvelopeV1(EnvironmentV1 environment, MetadataV1 metadata) {}

    record PaginatedEnvironmentEnvelopeV1(List<EnvironmentV1> environments, PaginatedMetadataV1 metadata) {}

    record EnvironmentRevisionEnvelopeV1(EnvironmentRevisionV1 environmentRevision, MetadataV1 metadata) {}

    record EnvironmentRevisionUpdateEnvelopeV1(EnvironmentRevisionId id) {}

    @GetMapping("/beta/environments")
    PaginatedEnvironmentEnvelopeV1 getEnvironments(@Paged Window window, Caller caller) {
        return answers.page(
                new ListEnvironments(caller.user(), window), window, caller, PaginatedEnvironmentEnvelopeV1::new);
    }

    @PostMapping("/beta/environments")
    ResponseEntity<EnvironmentEnvelopeV1> createEnvironment(@Valid @RequestBody NewEnvironmentV1 body, Caller caller) {
        EnvironmentId environment = new EnvironmentId(ids.next());
        return changed(
                body.isCopy() ? copy(body, environment, caller) : body.toCommand(environment, ids, masterKey, caller),
                environment,
                caller);
    }

    private CreateEnvironment copy(NewEnvironmentV1 body, EnvironmentId environment, Caller caller) {
        EnvironmentId original = Objects.requireNonNull(body.duplicateFromEnvironmentId());
        EnvironmentDefinition definition = dispatch.ask(new GetEnvironmentDefinition(original), caller);
        return NewEnvironmentV1.copy(original, definition, environment, ids, caller);
    }

    @PostMapping("/beta/environments/{environmentId}/revisions")
    ResponseEntity<EnvironmentRevisionEnvelopeV1> createEnvironmentRevision(
            @PathVariable EnvironmentId environmentId,
            @Valid @RequestBody NewEnvironmentRevisionV1 body,
            Caller caller) {
        EnvironmentRevisionId id = new EnvironmentRevisionId(ids.next());
        SealedVariables variables = body.sealedVariables(ids, masterKey);
        return answers.change(
                new AddRevision(environmentId, id, body.toDefinition(variables), variables),
                new GetEnvironmentRevision(environmentId, id),
                caller,
                EnvironmentRevisionEnvelopeV1::new);
    }

    @PatchMapping("/beta/environments/{environmentId}/revisions/{revisionId}")
    EnvironmentRevisionUpdateEnvelopeV1 updateEnvironmentRevisionIsRestricted(
            @PathVariable EnvironmentId environmentId,
            @PathVariable EnvironmentRevisionId revisionId,
            @Valid @RequestBody UpdateEnvironmentRevisionV1 body,
            Caller caller) {
        dispatch.send(new RestrictRevision(environmentId, revisionId, body.isRestricted()), caller);
        return new EnvironmentRevisionUpdateEnvelopeV1(revisionId);
    }

    @GetMapping("/v1/environments/{environmentId}")
    ResponseEntity<EnvironmentEnvelopeV1> getEnvironment(@PathVariable EnvironmentId environmentId, Caller caller) {
        return answers.get(new GetEnvironment(environmentId), caller, EnvironmentEnvelopeV1::new);
    }

    @DeleteMapping("/v1/environments/{environmentId}")
    ResponseEntity<EnvironmentEnvelopeV1> archiveEnvironment(@PathVariable EnvironmentId environmentId, Caller caller) {
        return changed(new ArchiveEnvironment(environmentId), environmentId, caller);
    }

    private ResponseEntity<EnvironmentEnvelopeV1> changed(Object command, EnvironmentId id, Caller caller) {
        return answers.change(command, new GetEnvironment(id), caller, EnvironmentEnvelopeV1::new);
    }
}
