package almanac.notification.event;

import almanac.shared.WebhookId;

/**
 * A webhook as the log knows it. The rest of its address may be as secret as a password, and is sealed apart.
 *
 * @param host name of the host that is called
 */
public record WebhookTarget(WebhookId id, String host) {}
