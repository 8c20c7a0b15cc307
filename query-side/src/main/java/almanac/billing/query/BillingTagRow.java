package almanac.billing.query;

import almanac.billing.event.BillingTagEvent;
import almanac.billing.event.BillingTagEvent.TagActivated;
import almanac.billing.event.BillingTagEvent.TagDeactivated;
import almanac.row.Row;
import almanac.shared.BillingTagName;
import almanac.shared.EventFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A billing tag. */
@Entity
@Table(name = "billing_tag_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class BillingTagRow extends Row<BillingTagEvent> {

    private String tag;
    private boolean active;

    @Override
    protected void apply(BillingTagEvent event, EventFacts facts) {
        switch (event) {
            case TagActivated e -> activate(e);
            case TagDeactivated _ -> active = false;
        }
    }

    private void activate(TagActivated event) {
        tag = event.tag().value();
        active = true;
    }

    BillingTagName name() {
        return new BillingTagName(tag);
    }

    BillingTagV1 toV1() {
        return new BillingTagV1(name());
    }

    BillingTagWithStatusV1 toV1WithStatus() {
        return new BillingTagWithStatusV1(name(), active);
    }
}
