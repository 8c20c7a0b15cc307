package almanac.audit.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of logins that the server refused, before it knows a user (docs/adr/0032). */
public sealed interface LoginEvent {

    /**
     * Requests brought credentials that were not valid; nothing is kept of the credentials.
     *
     * @param source the address that they came from, of IPv6 the network; null for those of all further sources
     *     together, when there were too many to tell each
     * @param count how many
     * @param since when counting began
     * @param until when it ended, as a rule a minute later
     */
    record LoginsRefused(@Nullable String source, long count, Instant since, Instant until) implements LoginEvent {}
}
