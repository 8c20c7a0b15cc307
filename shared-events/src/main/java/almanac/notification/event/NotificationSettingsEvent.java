package almanac.notification.event;

/** Events of the installation's settings of notices. */
public sealed interface NotificationSettingsEvent {

    /** The name of the one stream of the settings. */
    String STREAM = "notification-settings";

    /** Alerts of models without recipients of their own are told to these. */
    record AlertRecipientsChosen(Recipients recipients) implements NotificationSettingsEvent {}
}
