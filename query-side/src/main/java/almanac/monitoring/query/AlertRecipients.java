package almanac.monitoring.query;

import almanac.notification.event.Recipients;

/** The name of a monitored model, and the recipients that it has of its own. */
public record AlertRecipients(String name, Recipients recipients) {}
