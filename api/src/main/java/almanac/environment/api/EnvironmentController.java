package almanac.environment.api;

import almanac.environment.command.AddRevision;
import almanac.environment.command.ArchiveEnvironment;
import almanac.environment.command.CreateEnvironment;
import almanac.environment.command.RestrictRevision;
import almanac.environment.query.EnvironmentDefinition;
import almanac.environment.query.EnvironmentRevisionV1;
import almanac.environment.query.EnvironmentV1;
import almanac.environment.query.GetEnvironment;
import almanac.environment.query.GetEnvironmentDefinition;
import almanac.environment.query.GetEnvironmentRevision;
import almanac.environment.query.ListEnvironments;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.secret.MasterKey;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.IdSource;
import almanac.storage.environment.SealedVariables;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves environments, which jobs run in (behaviour.md, 3.8). */
@RestController
@Tag(name = "Environments")
@RequestMapping("/api/environments")
class EnvironmentController {

    private final Dispatch dispatch;
    private final IdSource ids;
    private final MasterKey masterKey;

    EnvironmentController(Dispatch dispatch, IdSource ids, MasterKey masterKey) {
        this.dispatch = dispatch;
        this.ids = ids;
        this.masterKey = masterKey;
    }

    record UpdateEnvironmentRevisionV1(@NotNull Boolean isRestricted) {}

    record EnvironmentEnvelopeV1(EnvironmentV1 environment, MetadataV1 metadata) {}

    record PaginatedEnvironmentEnvelopeV1(List<EnvironmentV1> environments, PaginatedMetadataV1 metadata) {}

    record EnvironmentRevisionEnvelopeV1(EnvironmentRevisionV1 environmentRevision, MetadataV1 metadata) {}

    record EnvironmentRevisionUpdateEnvelopeV1(EnvironmentRevisionId id) {}

    @GetMapping("/beta/environments")
    PaginatedEnvironmentEnvelopeV1 getEnvironments(
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<EnvironmentV1> page =
                dispatch.list(new ListEnvironments(caller.user(), window), EnvironmentV1.class, caller);
        return new PaginatedEnvironmentEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    @PostMapping("/beta/environments")
    ResponseEntity<EnvironmentEnvelopeV1> createEnvironment(@Valid @RequestBody NewEnvironmentV1 body, Caller caller) {
        EnvironmentId environment = new EnvironmentId(ids.next());
        dispatch.send(
                body.isCopy() ? copy(body, environment, caller) : body.toCommand(environment, ids, masterKey, caller),
                caller);
        return changed(environment, caller);
    }

    private CreateEnvironment copy(NewEnvironmentV1 body, EnvironmentId environment, Caller caller) {
        EnvironmentId original = Objects.requireNonNull(body.duplicateFromEnvironmentId());
        EnvironmentDefinition definition =
                dispatch.ask(new GetEnvironmentDefinition(original), EnvironmentDefinition.class, caller);
        return NewEnvironmentV1.copy(original, definition, environment, ids, caller);
    }

    @PostMapping("/beta/environments/{environmentId}/revisions")
    ResponseEntity<EnvironmentRevisionEnvelopeV1> createEnvironmentRevision(
            @PathVariable EnvironmentId environmentId,
            @Valid @RequestBody NewEnvironmentRevisionV1 body,
            Caller caller) {
        EnvironmentRevisionId id = new EnvironmentRevisionId(ids.next());
        SealedVariables variables = body.sealedVariables(ids, masterKey);
        dispatch.send(new AddRevision(environmentId, id, body.toDefinition(variables), variables), caller);
        Versioned<EnvironmentRevisionV1> revision =
                dispatch.getChanged(new GetEnvironmentRevision(environmentId, id), EnvironmentRevisionV1.class, caller);
        return Tagged.with(revision, new EnvironmentRevisionEnvelopeV1(revision.value(), MetadataV1.of(caller)));
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
        return answer(dispatch.get(new GetEnvironment(environmentId), EnvironmentV1.class, caller), caller);
    }

    @DeleteMapping("/v1/environments/{environmentId}")
    ResponseEntity<EnvironmentEnvelopeV1> archiveEnvironment(@PathVariable EnvironmentId environmentId, Caller caller) {
        dispatch.send(new ArchiveEnvironment(environmentId), caller);
        return changed(environmentId, caller);
    }

    private ResponseEntity<EnvironmentEnvelopeV1> changed(EnvironmentId id, Caller caller) {
        return answer(dispatch.getChanged(new GetEnvironment(id), EnvironmentV1.class, caller), caller);
    }

    private static ResponseEntity<EnvironmentEnvelopeV1> answer(Versioned<EnvironmentV1> environment, Caller caller) {
        return Tagged.with(environment, new EnvironmentEnvelopeV1(environment.value(), MetadataV1.of(caller)));
    }
}
