package almanac.access;

import almanac.shared.BillingTagName;

/** Answers a decision's question whether a billing tag can be given to projects, as of its own transaction. */
public interface ActiveBillingTags {

    boolean isActive(BillingTagName tag);
}
