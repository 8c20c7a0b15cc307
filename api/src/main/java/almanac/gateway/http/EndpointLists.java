package almanac.gateway.http;

import almanac.gateway.query.EndpointEnvelopeV1;
import almanac.gateway.query.EndpointListing;
import almanac.gateway.query.GatewayQuery.GetGatewayEndpoint;
import almanac.gateway.query.GatewayQuery.ListGatewayEndpoints;
import almanac.gateway.query.UsableEndpoint;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.GatewayEndpointName;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists endpoints as MLflow does, whose client refuses any member that it does not know, and as OpenAI does. */
@Component
@ForRole(Role.API)
final class EndpointLists {

    private final Dispatch dispatch;

    EndpointLists(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    ObjectNode endpoints(Caller caller) {
        ObjectNode list = JsonMapper.shared().createObjectNode();
        ArrayNode endpoints = list.putArray("endpoints");
        usable(caller).forEach(endpoint -> endpoints.add(likeMlflow(endpoint)));
        return list.putNull("next_page_token");
    }

    ObjectNode endpoint(GatewayEndpointName name, Caller caller) {
        return likeMlflow(usable(name, caller));
    }

    ObjectNode models(Caller caller) {
        ObjectNode list = JsonMapper.shared().createObjectNode().put("object", "list");
        ArrayNode models = list.putArray("data");
        usable(caller).forEach(endpoint -> models.add(likeOpenAi(endpoint)));
        return list;
    }

    ObjectNode model(GatewayEndpointName name, Caller caller) {
        return likeOpenAi(usable(name, caller));
    }

    private List<UsableEndpoint> usable(Caller caller) {
        return dispatch.ask(new ListGatewayEndpoints(caller.user(), EndpointListing.NEWEST_FIRST), caller)
                .items();
    }

    private UsableEndpoint usable(GatewayEndpointName name, Caller caller) {
        return dispatch.get(new GetGatewayEndpoint(name, caller.user()), caller).value();
    }

    private static ObjectNode likeMlflow(UsableEndpoint usable) {
        EndpointEnvelopeV1 endpoint = usable.endpoint();
        ObjectNode shown = JsonMapper.shared()
                .createObjectNode()
                .put("name", endpoint.endpointName())
                .put("endpoint_type", endpoint.endpointType().label());
        shown.putObject("model").put("name", endpoint.modelName()).put("provider", endpoint.modelProvider());
        shown.put("endpoint_url", "/endpoints/%s/invocations".formatted(endpoint.endpointName()));
        if (usable.callsPerMinute() == null) {
            return shown.putNull("limit");
        }
        shown.putObject("limit").put("renewal_period", "minute").putNull("key").put("calls", usable.callsPerMinute());
        return shown;
    }

    /** The time of its creation is told as zero: other servers tell the model's, which is not known here. */
    private static ObjectNode likeOpenAi(UsableEndpoint usable) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", usable.endpoint().endpointName())
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", usable.endpoint().modelProvider());
    }
}
