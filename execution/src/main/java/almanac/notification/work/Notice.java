package almanac.notification.work;

import almanac.notification.event.Recipients;
import almanac.shared.UserId;
import almanac.storage.outbox.NoticeContent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What some recipients are told of an event.
 *
 * @param type of the notice, such as {@code metric.alert}: receivers of webhooks tell notices apart by it
 * @param key of what it says: a recipient is told of each key once, however many events have a notice of it; null when
 *     each event has its own
 */
public record Notice(String type, @Nullable String key, Recipients recipients, NoticeContent content) {

    public static Notice of(String type, Recipients recipients, NoticeContent content) {
        return new Notice(type, null, recipients, content);
    }

    /** Returns the notice to users. */
    public static Notice to(Collection<UserId> users, String type, NoticeContent content) {
        return of(type, Recipients.users(users), content);
    }

    /** Returns the notice under a key. */
    public Notice once(String newKey) {
        return new Notice(type, newKey, recipients, content);
    }
}
