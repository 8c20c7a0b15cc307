package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a delivery of one notice to one recipient; it is the Message-ID of a mail and the id of a webhook call. */
public record DeliveryId(@JsonValue String value) {

    @JsonCreator
    public DeliveryId {
        ObjectIds.check(value);
    }

    /** Returns the name of the delivery's event stream. */
    public String stream() {
        return "delivery:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
