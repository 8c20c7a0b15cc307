package almanac.contract;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
        return Contract.JSON.readTree(body);
    }

    /** The value at a JSON pointer such as {@code /project/id}; fails when there is none. */
    public JsonNode at(String pointer) {
        JsonNode value = json().at(pointer);
        if (value.isMissingNode()) {
            throw new AssertionError("nothing at " + pointer + " of " + this);
        }
        return value;
    }

    public String text(String pointer) {
        return at(pointer).asString();
    }

    /** This answer, if it has the status. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected status " + expected + ", found " + this);
        }
        return this;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
