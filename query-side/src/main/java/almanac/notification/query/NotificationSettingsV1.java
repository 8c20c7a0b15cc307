package almanac.notification.query;

import almanac.notification.event.Recipients;

/** The installation's settings of notices. */
public record NotificationSettingsV1(Recipients alertRecipients) {

    static final NotificationSettingsV1 DEFAULT = new NotificationSettingsV1(Recipients.NONE);
}
