package almanac.bench;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends single requests to Almanac, for all that is not measured. */
final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final String header;

    Api(int port, String key) {
        this.port = port;
        this.header = header(key);
    }

    static String header(String key) {
        return "X-Domino-Api-Key: " + key;
    }

    JsonNode get(String path) {
        return ask(path, Request.get(path, header));
    }

    JsonNode post(String path, Object body) {
        return ask(path, Request.with("POST", path, header, JSON.writeValueAsString(body)));
    }

    JsonNode put(String path, Object body) {
        return ask(path, Request.with("PUT", path, header, JSON.writeValueAsString(body)));
    }

    /** Sends a text as it is. */
    JsonNode putText(String path, String text) {
        return ask(path, Request.with("PUT", path, header, text));
    }

    private JsonNode ask(String path, byte[] request) {
        try (HttpConnection connection = new HttpConnection(port)) {
            int status = connection.exchange(request);
            if (status / 100 != 2) {
                throw new BenchFailed("%s was answered with %d: %s".formatted(path, status, connection.body()));
            }
            return JSON.readTree(connection.body());
        } catch (IOException e) {
            throw new BenchFailed(path + " was not answered.", e);
        }
    }
}
