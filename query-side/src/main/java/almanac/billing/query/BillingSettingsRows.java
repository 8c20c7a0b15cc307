package almanac.billing.query;

import almanac.billing.event.BillingSettingsEvent;
import almanac.billing.query.BillingQuery.GetBillingSettings;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.EventFacts;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects the settings of billing tags, and answers queries for them. */
@Component
@ProcessingGroup("billing-settings")
class BillingSettingsRows extends RowProjection<BillingSettingsEvent, BillingSettingsRow> {

    BillingSettingsRows(RowStore store) {
        super(
                store,
                new ProjectionType<>(
                        "billingSettings",
                        BillingSettingsEvent.class,
                        BillingSettingsRow.class,
                        BillingSettingsRow::new,
                        _ -> new GetBillingSettings()));
    }

    @EventHandler
    void on(BillingSettingsEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<BillingTagsSettingsEnvelopeV1> answer(GetBillingSettings query) {
        return rows.find(BillingSettingsEvent.STREAM)
                .map(row -> Versioned.of(row.toV1(), row))
                .orElseGet(() -> Versioned.withoutVersion(BillingTagsSettingsEnvelopeV1.DEFAULT));
    }
}
