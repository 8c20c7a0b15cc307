package almanac.environment.api;

import almanac.environment.query.EnvironmentDefinition;
import almanac.environment.query.EnvironmentQuery.FindDefaultEnvironment;
import almanac.environment.query.EnvironmentQuery.FindEnvironmentOfRevision;
import almanac.environment.query.EnvironmentQuery.GetEnvironment;
import almanac.environment.query.EnvironmentQuery.GetEnvironmentDefinition;
import almanac.environment.query.EnvironmentQuery.GetEnvironmentRevision;
import almanac.environment.query.EnvironmentQuery.ListEnvironments;
import almanac.environment.query.EnvironmentRevisionV1;
import almanac.environment.query.EnvironmentV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.web.AlmanacExtension;
import almanac.web.ClientWords;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves environments to the official Python client. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientEnvironmentController {

    private static final String V4 = "/v4/environments";
    private static final Window ALL = new Window(0, Texts.LONGEST_PAGE);

    private final Dispatch dispatch;

    ClientEnvironmentController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record ClientListedEnvironment(EnvironmentId id, String name, String visibility, boolean archived) {}

    record ClientEnvironmentList(String objectType, List<ClientListedEnvironment> data) {}

    @GetMapping("/v1/environments")
    ClientEnvironmentList getClientEnvironmentList(Caller caller) {
        ListEnvironments query = new ListEnvironments(caller.user(), ALL);
        return new ClientEnvironmentList(
                "list",
                dispatch.ask(query, caller)
                        .map(found -> new ClientListedEnvironment(
                                found.id(), found.name(), ClientWords.of(found.visibility()), found.archived()))
                        .items());
    }

    /** Serves the environment of executions that name none, with the image that new environments begin with. */
    @GetMapping(V4 + "/defaultEnvironment")
    ClientEnvironmentDetails getClientDefaultEnvironment(Caller caller) {
        EnvironmentId id = dispatch.ask(new FindDefaultEnvironment(), caller).environment();
        if (id == null) {
            throw ErrorCode.NO_DEFAULT_ENVIRONMENT.with();
        }
        EnvironmentV1 environment = dispatch.ask(new GetEnvironment(id), caller).value();
        EnvironmentDefinition definition = dispatch.ask(new GetEnvironmentDefinition(id), caller);
        return ClientEnvironmentDetails.of(environment, definition);
    }

    /** Serves a revision by its id alone. */
    @GetMapping(V4 + "/environmentRevision/{revisionId}")
    ClientRevisionDetails getClientRevision(@PathVariable EnvironmentRevisionId revisionId, Caller caller) {
        EnvironmentId id =
                dispatch.ask(new FindEnvironmentOfRevision(revisionId), caller).environment();
        if (id == null) {
            throw ErrorCode.REVISION_NOT_FOUND.with(revisionId, "any");
        }
        EnvironmentV1 environment = dispatch.ask(new GetEnvironment(id), caller).value();
        EnvironmentRevisionV1 revision =
                dispatch.ask(new GetEnvironmentRevision(id, revisionId), caller).value();
        return ClientRevisionDetails.of(environment, revision);
    }

    @GetMapping(V4 + "/{environmentId}/availableTools")
    List<ClientTool> getClientTools(@PathVariable EnvironmentId environmentId, Caller caller) {
        EnvironmentRevisionV1 selected =
                dispatch.ask(new GetEnvironment(environmentId), caller).value().selectedRevision();
        return selected == null
                ? List.of()
                : selected.availableTools().stream().map(ClientTool::of).toList();
    }
}
