package almanac.access.projection;

import almanac.access.BillingTagTable;
import almanac.billing.event.BillingTagEvent;
import almanac.billing.event.BillingTagEvent.TagActivated;
import almanac.billing.event.BillingTagEvent.TagDeactivated;
import almanac.shared.BillingTagName;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of billing tags. */
@Component
class BillingTagAccess implements AccessPart<BillingTagEvent> {

    private final BillingTagTable tags;

    BillingTagAccess(BillingTagTable tags) {
        this.tags = tags;
    }

    @Override
    public Class<BillingTagEvent> events() {
        return BillingTagEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_billing_tag");
    }

    @Override
    public void apply(BillingTagEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case TagActivated e -> activate(e.tag(), names);
            case TagDeactivated e -> tags.deactivate(e.tag());
        }
    }

    /** Claims the name in any case. The command has checked it, so a conflict here is with a concurrent command. */
    private void activate(BillingTagName tag, NameClaims names) {
        names.claim(
                () -> tags.isTaken(tag),
                () -> tags.activate(tag, tag.folded()),
                () -> tags.activate(tag, null),
                ErrorCode.TOO_MUCH_TRAFFIC);
    }
}
