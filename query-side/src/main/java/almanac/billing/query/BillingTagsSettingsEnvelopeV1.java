package almanac.billing.query;

import almanac.billing.event.BillingMode;

/** The settings of billing tags: whether projects must carry one, and whether there are notifications. */
public record BillingTagsSettingsEnvelopeV1(BillingMode mode, boolean notifications) {

    static final BillingTagsSettingsEnvelopeV1 DEFAULT = new BillingTagsSettingsEnvelopeV1(BillingMode.DISABLED, false);
}
