package almanac.durability;

import almanac.contract.Answer;
import almanac.contract.Api;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A client that sends each request to another server than the one before. When a server goes away before it has
 * answered, the request is sent once more to one that is left.
 */
final class RoundRobin {

    private final List<Api> servers;
    private final Set<Api> gone = new HashSet<>();
    private int next;

    RoundRobin(List<Api> servers, int first) {
        this.servers = servers;
        this.next = first;
    }

    /** Tells how many requests have been sent to a server that went away, and so to another one again. */
    int repeated() {
        return gone.size();
    }

    Answer send(Function<Api, Answer> request) {
        for (int attempt = 0; attempt < 2 * servers.size(); attempt++) {
            Api server = servers.get(next++ % servers.size());
            if (!gone.contains(server)) {
                try {
                    return request.apply(server);
                } catch (UncheckedIOException _) {
                    gone.add(server);
                }
            }
        }
        throw new AssertionError("all servers are gone");
    }
}
