package almanac.cost.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a budget is for: everything that is charged to one of these. */
public enum BudgetLabel {
    @JsonProperty("BillingTag")
    BILLING_TAG,
    @JsonProperty("Organization")
    ORGANIZATION,
    @JsonProperty("Project")
    PROJECT
}
