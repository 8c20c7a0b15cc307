package almanac.project.query;

import almanac.shared.BillingTagName;

/** The tag that a project is charged to. */
public record ProjectBillingTagV1(BillingTagName tag) {}
