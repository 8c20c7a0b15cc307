package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a webhook, whose address and secret are sealed apart from the log. */
public record WebhookId(@JsonValue String value) {

    @JsonCreator
    public WebhookId {
        ObjectIds.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
