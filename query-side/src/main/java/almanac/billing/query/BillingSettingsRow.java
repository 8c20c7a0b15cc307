package almanac.billing.query;

import almanac.billing.event.BillingMode;
import almanac.billing.event.BillingSettingsEvent;
import almanac.billing.event.BillingSettingsEvent.BillingModeChosen;
import almanac.billing.event.BillingSettingsEvent.BillingNotificationsChosen;
import almanac.row.Row;
import almanac.shared.EventFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** The settings of billing tags, as soon as one of them was chosen. */
@Entity
@Table(name = "billing_settings_row")
class BillingSettingsRow extends Row<BillingSettingsEvent> {

    @Enumerated(EnumType.STRING)
    private BillingMode mode = BillingTagsSettingsEnvelopeV1.DEFAULT.mode();

    private boolean notifications = BillingTagsSettingsEnvelopeV1.DEFAULT.notifications();

    @Override
    protected void apply(BillingSettingsEvent event, EventFacts facts) {
        switch (event) {
            case BillingModeChosen e -> mode = e.mode();
            case BillingNotificationsChosen e -> notifications = e.on();
        }
    }

    BillingTagsSettingsEnvelopeV1 toV1() {
        return new BillingTagsSettingsEnvelopeV1(mode, notifications);
    }
}
