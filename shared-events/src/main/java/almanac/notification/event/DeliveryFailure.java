package almanac.notification.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The reason for which a delivery was given up. It holds nothing of the recipient's address. */
public enum DeliveryFailure {
    /** No server answered at the recipient's address, or none that may be connected to. */
    @JsonProperty("unreachable")
    UNREACHABLE,
    /** The recipient's server answered, and did not take the notice. */
    @JsonProperty("refused")
    REFUSED,
    /** The user has no mail address or the webhook was removed meanwhile. */
    @JsonProperty("noAddress")
    NO_ADDRESS,
    /** The cause was too long ago to be told of. */
    @JsonProperty("tooOld")
    TOO_OLD
}
