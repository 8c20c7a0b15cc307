package almanac.billing.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.shared.BillingTagName;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import java.util.List;

/** Questions about billing tags and their settings. */
public interface BillingQuery {

    /** Asks for the active tags, by name: every user may charge projects to them. */
    @OpenToAll
    record ListBillingTags() implements Query<Page<BillingTagV1>> {}

    /** Asks for these tags, active or not, in this order. */
    @Requires(Permission.MANAGE_BILLING)
    record GetBillingTags(List<BillingTagName> tags) implements Query<Page<BillingTagV1>> {}

    /** Asks for one tag, active or not. */
    @Requires(Permission.MANAGE_BILLING)
    record GetBillingTag(BillingTagName tag) implements Query<Versioned<BillingTagWithStatusV1>> {}

    /** Asks for the settings: a user that creates a project must know the mode. */
    @OpenToAll
    record GetBillingSettings() implements Query<Versioned<BillingTagsSettingsEnvelopeV1>> {}
}
