package almanac.billing.command;

import almanac.shared.BillingTagId;
import almanac.shared.BillingTagName;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about billing tags. */
public sealed interface BillingTagCommand {

    /**
     * Makes each of the tags active, all of them or none; those that are active already stay as they are.
     *
     * @param tags the ids that those get which are new
     */
    @Requires(Permission.MANAGE_BILLING)
    record ActivateBillingTags(Map<BillingTagName, BillingTagId> tags) implements BillingTagCommand {}

    @Requires(Permission.MANAGE_BILLING)
    record DeactivateBillingTag(BillingTagName tag) implements BillingTagCommand, Scoped.Existing {

        @TargetAggregateIdentifier
        public String stream() {
            return tag.stream();
        }

        @Override
        public DomainException missing() {
            return ErrorCode.BILLING_TAG_NOT_FOUND.with(tag);
        }
    }
}
