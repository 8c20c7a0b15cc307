package almanac.billing.query;

import almanac.shared.BillingTagName;

/** A billing tag, and whether it can be given to projects. */
public record BillingTagWithStatusV1(BillingTagName tag, boolean active) {}
