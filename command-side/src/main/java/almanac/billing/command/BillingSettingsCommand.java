package almanac.billing.command;

import almanac.billing.event.BillingMode;
import almanac.billing.event.BillingSettingsEvent;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about the installation's settings of billing tags. */
public sealed interface BillingSettingsCommand {

    /** Chooses the mode, or whether there are notifications, or both; a member that is null is left as it is. */
    @Requires(Permission.MANAGE_BILLING)
    record ChooseBillingSettings(
            @Nullable BillingMode mode, @Nullable Boolean notifications) implements BillingSettingsCommand {

        @TargetAggregateIdentifier
        public String stream() {
            return BillingSettingsEvent.STREAM;
        }
    }
}
