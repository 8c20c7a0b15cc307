package almanac.access;

import almanac.billing.event.BillingMode;
import almanac.shared.BillingTagName;

/** Answers a decision's questions about the billing tags of projects, as of its own transaction. */
public interface ActiveBillingTags {

    /** Tells whether the tag can be given to projects. */
    boolean isActive(BillingTagName tag);

    /** Returns whether new projects must, may or cannot carry a tag. */
    BillingMode mode();
}
