package almanac.billing.event;

import almanac.shared.BillingTagId;
import almanac.shared.BillingTagName;

/** Events of a billing tag, to which the cost of projects is charged. */
public sealed interface BillingTagEvent {

    BillingTagName tag();

    /** The tag can be given to projects from now on: it is new, or was deactivated before and keeps its id. */
    record TagActivated(BillingTagName tag, BillingTagId tagId) implements BillingTagEvent {}

    /** The tag cannot be given to projects any more; those that have it keep it, and so does past cost. */
    record TagDeactivated(BillingTagName tag) implements BillingTagEvent {}
}
