package almanac.notification.query;

import org.jspecify.annotations.Nullable;

/** The mail address of an active user; null when there is none. */
public record MailAddress(@Nullable String value) {

    @Override
    public String toString() {
        return value == null ? "no address" : "an address";
    }
}
