package almanac.access.projection;

import almanac.access.BillingTagTable;
import almanac.billing.event.BillingSettingsEvent;
import almanac.billing.event.BillingSettingsEvent.BillingModeChosen;
import almanac.billing.event.BillingSettingsEvent.BillingNotificationsChosen;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies the choice of the mode of billing tags. */
@Component
class BillingModeAccess implements AccessPart<BillingSettingsEvent> {

    private final BillingTagTable tags;

    BillingModeAccess(BillingTagTable tags) {
        this.tags = tags;
    }

    @Override
    public Class<BillingSettingsEvent> events() {
        return BillingSettingsEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_billing_mode");
    }

    @Override
    public void apply(BillingSettingsEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case BillingModeChosen e -> tags.choose(e.mode());
            case BillingNotificationsChosen _ -> {}
        }
    }
}
