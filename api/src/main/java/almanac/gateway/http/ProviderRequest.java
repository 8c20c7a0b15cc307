package almanac.gateway.http;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A request to a provider: its headers and body hold keys and prompts, so it is never printed. */
record ProviderRequest(URI uri, Map<String, String> headers, ObjectNode body) {

    @Override
    public String toString() {
        return "ProviderRequest";
    }
}
