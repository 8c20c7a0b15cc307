package almanac.row;

import almanac.shared.EventFacts;
import almanac.shared.UserId;
import java.time.Duration;
import java.time.Instant;

/** What happened to one resource: an event a minute, all caused by one user. */
public final class History {

    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    public static final UserId ACTOR = new UserId("66b0000000000000000000a1");

    private History() {}

    /** The row after these events. */
    @SafeVarargs
    public static <E, R extends Row<E>> R fold(R blank, String stream, E... events) {
        for (int n = 0; n < events.length; n++) {
            blank.fold(events[n], facts(stream, n));
        }
        return blank;
    }

    /** The row after these events, each of which comes twice. */
    @SafeVarargs
    public static <E, R extends Row<E>> R foldTwice(R blank, String stream, E... events) {
        for (int n = 0; n < events.length; n++) {
            blank.fold(events[n], facts(stream, n));
            blank.fold(events[n], facts(stream, n));
        }
        return blank;
    }

    /** When the event of that number happened; the first has number 0. */
    public static Instant at(int number) {
        return START.plus(Duration.ofMinutes(number));
    }

    private static EventFacts facts(String stream, int number) {
        return new EventFacts(stream, number, at(number), ACTOR.value(), false);
    }
}
