package almanac.billing.query;

import almanac.billing.event.BillingTagEvent;
import almanac.billing.query.BillingQuery.GetBillingTag;
import almanac.billing.query.BillingQuery.GetBillingTags;
import almanac.billing.query.BillingQuery.ListBillingTags;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.BillingTagName;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects billing tags, and answers queries for them. */
@Component
@ProcessingGroup("billing-tags")
class BillingTags extends RowProjection<BillingTagEvent, BillingTagRow> {

    BillingTags(RowStore store) {
        super(
                store,
                new ProjectionType<>(
                        "billingTags",
                        BillingTagEvent.class,
                        BillingTagRow.class,
                        BillingTagRow::new,
                        row -> new GetBillingTag(row.name())));
    }

    @EventHandler
    void on(BillingTagEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Page<BillingTagV1> answer(ListBillingTags query) {
        return Page.of(rows.all("from billing_tag_row r where r.active", "r.tag", Map.of()))
                .map(BillingTagRow::toV1);
    }

    @QueryHandler
    Page<BillingTagV1> answer(GetBillingTags query) {
        List<String> streams = query.tags().stream().map(BillingTagName::stream).toList();
        return Page.of(rows.inOrder(streams)).map(BillingTagRow::toV1);
    }

    @QueryHandler
    Versioned<BillingTagWithStatusV1> answer(GetBillingTag query) {
        BillingTagRow row =
                rows.find(query.tag().stream()).orElseThrow(() -> ErrorCode.BILLING_TAG_NOT_FOUND.with(query.tag()));
        return Versioned.of(row.toV1WithStatus(), row);
    }
}
