package almanac.billing.event;

/** Events of the installation's settings of billing tags. Until the first one the mode is disabled, without notices. */
public sealed interface BillingSettingsEvent {

    /** The name of the one stream of the settings. */
    String STREAM = "billing-settings";

    record BillingModeChosen(BillingMode mode) implements BillingSettingsEvent {}

    record BillingNotificationsChosen(boolean on) implements BillingSettingsEvent {}
}
