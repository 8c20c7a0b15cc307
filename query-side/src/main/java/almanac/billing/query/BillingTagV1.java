package almanac.billing.query;

import almanac.shared.BillingTagName;

/** A billing tag as lists show it. */
public record BillingTagV1(BillingTagName tag) {}
