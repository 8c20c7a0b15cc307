package almanac.notification.event;

import almanac.shared.UserId;
import java.util.Collection;
import java.util.List;

/**
 * The recipients of notices.
 *
 * @param users told by mail, at the address that they have when it is sent
 * @param emails addresses that are no user's: of lists and of other systems, for the log keeps them
 * @param webhooks addresses of other systems, sealed apart from the log
 */
public record Recipients(List<UserId> users, List<String> emails, List<WebhookTarget> webhooks) {

    public static final Recipients NONE = new Recipients(List.of(), List.of(), List.of());

    /** Returns users as the only recipients. */
    public static Recipients users(Collection<UserId> users) {
        return new Recipients(List.copyOf(users), List.of(), List.of());
    }

    public boolean hasAny() {
        return !users.isEmpty() || !emails.isEmpty() || !webhooks.isEmpty();
    }
}
