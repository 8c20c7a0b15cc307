package almanac.notification.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The way on which a notice reaches its recipient. */
public enum Channel {
    @JsonProperty("mail")
    MAIL,
    @JsonProperty("webhook")
    WEBHOOK
}
