package almanac.billing.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether new projects must, may or cannot carry a billing tag. */
public enum BillingMode {
    @JsonProperty("required")
    REQUIRED,
    @JsonProperty("optional")
    OPTIONAL,
    @JsonProperty("disabled")
    DISABLED
}
