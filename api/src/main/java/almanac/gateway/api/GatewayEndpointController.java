package almanac.gateway.api;

import almanac.gateway.command.EndpointConfig;
import almanac.gateway.command.GatewayCallCommand.RecordEndpointAccess;
import almanac.gateway.command.GatewayEndpointCommand;
import almanac.gateway.command.GatewayEndpointCommand.ChangeEndpointAudience;
import almanac.gateway.command.GatewayEndpointCommand.CreateGatewayEndpoint;
import almanac.gateway.command.GatewayEndpointCommand.DeleteGatewayEndpoint;
import almanac.gateway.command.GatewayEndpointCommand.EditGatewayEndpoint;
import almanac.gateway.event.EndpointAudience;
import almanac.gateway.event.EndpointType;
import almanac.gateway.query.EndpointEnvelopeV1;
import almanac.gateway.query.EndpointListing;
import almanac.gateway.query.EndpointPermissionsDtoV1;
import almanac.gateway.query.GatewayQuery.GetEndpointPermissions;
import almanac.gateway.query.GatewayQuery.GetGatewayEndpoint;
import almanac.gateway.query.GatewayQuery.ListGatewayEndpoints;
import almanac.gateway.query.GatewayQuery.LocateGatewayEndpoint;
import almanac.gateway.query.UsableEndpoint;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.secret.MasterKey;
import almanac.shared.AccountId;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayCallId;
import almanac.shared.GatewayEndpointId;
import almanac.shared.GatewayEndpointName;
import almanac.shared.IdSource;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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

/** Serves endpoints of the AI gateway (behaviour.md, 3.1). */
@RestController
@Tag(name = "AIGateway")
@RequestMapping("/api/aigateway/v1/endpoints")
class GatewayEndpointController {

    private static final int MOST_SETTINGS = 100;
    private static final int MOST_ACCOUNTS = 10_000;
    private static final int MOST_LISTED = Integer.MAX_VALUE;

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;
    private final MasterKey masterKey;

    GatewayEndpointController(Dispatch dispatch, Answers answers, IdSource ids, MasterKey masterKey) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
        this.masterKey = masterKey;
    }

    @Schema(name = "EndpointPermissionsDtoV1")
    record NewEndpointPermissionsV1(
            @NotNull Boolean isEveryoneAllowed,
            @NotNull @Size(max = MOST_ACCOUNTS) List<@NotNull AccountId> userIds) {

        EndpointAudience toAudience() {
            return new EndpointAudience(
                    isEveryoneAllowed, userIds.stream().distinct().toList());
        }
    }

    record NewEndpointV1(
            @NotNull GatewayEndpointName endpointName,
            @NotNull @Valid NewEndpointPermissionsV1 endpointPermissions,
            @NotNull EndpointType endpointType,

            @NotNull @Size(max = MOST_SETTINGS)
            Map<@NotBlank @Size(max = Texts.NAME) String, @NotBlank @Size(max = Texts.PROSE) String> modelConfig,

            @NotBlank @Size(max = Texts.NAME) String modelName,
            @NotBlank @Size(max = Texts.NAME) String modelProvider) {

        CreateGatewayEndpoint toCommand(GatewayEndpointId endpoint, EndpointConfig config) {
            return new CreateGatewayEndpoint(
                    endpoint,
                    endpointName,
                    endpointType,
                    modelProvider,
                    modelName,
                    config,
                    endpointPermissions.toAudience());
        }

        /** Keeps secrets out of logs. */
        @Override
        public String toString() {
            return "NewEndpointV1";
        }
    }

    record UpdatedEndpointV1(
            @Nullable GatewayEndpointName endpointName,
            @Nullable EndpointType endpointType,

            @Nullable @Size(max = MOST_SETTINGS)
            Map<@NotBlank @Size(max = Texts.NAME) String, @NotBlank @Size(max = Texts.PROSE) String> modelConfig,

            @Nullable @Size(min = 1, max = Texts.NAME) @Pattern(regexp = ".*\\S.*", message = "must not be blank")
            String modelName,

            @Nullable @Size(min = 1, max = Texts.NAME) String modelProvider) {

        EditGatewayEndpoint toCommand(GatewayEndpointId endpoint, @Nullable EndpointConfig config) {
            return new EditGatewayEndpoint(endpoint, endpointName, endpointType, modelProvider, modelName, config);
        }

        /** Keeps secrets out of logs. */
        @Override
        public String toString() {
            return "UpdatedEndpointV1";
        }
    }

    record UpdatedEndpointPermissionsV1(
            @Nullable Boolean isEveryoneAllowed,
            @Nullable @Size(max = MOST_ACCOUNTS) List<@NotNull AccountId> userIds) {

        ChangeEndpointAudience toCommand(GatewayEndpointId endpoint) {
            return new ChangeEndpointAudience(
                    endpoint,
                    isEveryoneAllowed,
                    userIds == null ? null : userIds.stream().distinct().toList());
        }
    }

    record AIGatewayEnvelopeV1(List<EndpointEnvelopeV1> endpoints, MetadataV1 metadata) {}

    /** Returns all endpoints, the newest first, unless one of the parameters of later releases says otherwise. */
    @GetMapping
    AIGatewayEnvelopeV1 getAllGatewayEndpoints(
            @RequestParam(required = false) @Nullable @Min(Paged.FIRST) Integer offset,
            @RequestParam(required = false) @Nullable @Min(Paged.SHORTEST) Integer limit,
            @RequestParam(defaultValue = "creationDate") String sortByField,
            @RequestParam(defaultValue = "false") boolean shouldSortAscending,
            @RequestParam(required = false) @Nullable String searchFilter,
            Caller caller) {
        Window window = offset == null && limit == null
                ? null
                : new Window(Objects.requireNonNullElse(offset, 0), Objects.requireNonNullElse(limit, MOST_LISTED));
        return answers.list(
                new ListGatewayEndpoints(
                        caller.user(),
                        new EndpointListing(order(sortByField), shouldSortAscending, searchFilter, window)),
                caller,
                (usable, metadata) -> new AIGatewayEnvelopeV1(
                        usable.stream().map(UsableEndpoint::endpoint).toList(), metadata));
    }

    private static EndpointListing.Order order(String field) {
        return switch (field) {
            case "creationDate" -> EndpointListing.Order.CREATION;
            case "endpointName" -> EndpointListing.Order.NAME;
            case "endpointType" -> EndpointListing.Order.TYPE;
            case "modelProvider" -> EndpointListing.Order.PROVIDER;
            case "modelName" -> EndpointListing.Order.MODEL;
            default ->
                throw ErrorCode.INVALID_VALUE.with(
                        "sortByField", "must be creationDate, endpointName, endpointType, modelProvider or modelName");
        };
    }

    @PostMapping
    ResponseEntity<EndpointEnvelopeV1> createGatewayEndpoint(@Valid @RequestBody NewEndpointV1 body, Caller caller) {
        GatewayEndpointId endpoint = new GatewayEndpointId(ids.next());
        EndpointConfig config = ModelConfig.seal(body.modelConfig(), endpoint, ids, masterKey);
        return change(body.toCommand(endpoint, config), body.endpointName(), caller);
    }

    /** Returns an endpoint. A client that tells the size of its request is recorded as having used the endpoint. */
    @GetMapping("/{endpointName}")
    ResponseEntity<EndpointEnvelopeV1> getGatewayEndpointByName(
            @PathVariable GatewayEndpointName endpointName,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{1,12}", message = "must be a whole number")
                    String numInputTokens,
            Caller caller) {
        Versioned<UsableEndpoint> found = dispatch.get(new GetGatewayEndpoint(endpointName, caller.user()), caller);
        if (numInputTokens != null) {
            dispatch.send(
                    new RecordEndpointAccess(
                            new GatewayCallId(ids.next()),
                            found.value().endpoint().endpointId(),
                            caller.user(),
                            Long.parseLong(numInputTokens)),
                    caller.withoutCondition());
        }
        return Answers.resource(found, caller, (usable, _) -> usable.endpoint());
    }

    @PatchMapping("/{endpointName}")
    ResponseEntity<EndpointEnvelopeV1> updateGatewayEndpointByName(
            @PathVariable GatewayEndpointName endpointName, @Valid @RequestBody UpdatedEndpointV1 body, Caller caller) {
        GatewayEndpointId endpoint = locate(endpointName, caller);
        EndpointConfig config =
                body.modelConfig() == null ? null : ModelConfig.seal(body.modelConfig(), endpoint, ids, masterKey);
        GatewayEndpointName newName = body.endpointName() == null ? endpointName : body.endpointName();
        return change(body.toCommand(endpoint, config), newName, caller);
    }

    @DeleteMapping(path = "/{endpointName}", produces = MediaType.APPLICATION_JSON_VALUE)
    void deleteGatewayEndpointByName(@PathVariable GatewayEndpointName endpointName, Caller caller) {
        dispatch.send(new DeleteGatewayEndpoint(locate(endpointName, caller)), caller);
    }

    @GetMapping("/{endpointName}/permissions")
    ResponseEntity<EndpointPermissionsDtoV1> getGatewayEndpointPermissionsByName(
            @PathVariable GatewayEndpointName endpointName, Caller caller) {
        return answers.get(
                new GetEndpointPermissions(endpointName, caller.user()), caller, (permissions, _) -> permissions);
    }

    @PatchMapping("/{endpointName}/permissions")
    ResponseEntity<EndpointPermissionsDtoV1> updateGatewayEndpointPermissionsByName(
            @PathVariable GatewayEndpointName endpointName,
            @Valid @RequestBody UpdatedEndpointPermissionsV1 body,
            Caller caller) {
        return answers.change(
                body.toCommand(locate(endpointName, caller)),
                new GetEndpointPermissions(endpointName, caller.user()),
                caller,
                (permissions, _) -> permissions);
    }

    private GatewayEndpointId locate(GatewayEndpointName name, Caller caller) {
        return dispatch.ask(new LocateGatewayEndpoint(name, caller.user()), caller);
    }

    private ResponseEntity<EndpointEnvelopeV1> change(
            GatewayEndpointCommand command, GatewayEndpointName name, Caller caller) {
        return answers.change(
                command, new GetGatewayEndpoint(name, caller.user()), caller, (usable, _) -> usable.endpoint());
    }
}
