package almanac.storage.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Records in which order a job has written to its files, as far as it was seen: the looks at their lengths that have
 * not been worked off yet. What was written between two looks is in the order in which each file was written to last.
 */
final class WriteOrder {

    /** Most looks that are kept while the database is away; then they are farther apart. */
    private static final int MOST = 4_096;

    private final Deque<Look> looks = new ArrayDeque<>();

    /** The next part of a file, to that length, and when it was written. */
    record Part(LogStream stream, long end, long writtenAt) {}

    synchronized void note(Look look) {
        Look last = looks.peekLast();
        if (last != null && look.isShorterThan(last)) {
            looks.clear();
        } else if (last != null && (look.isAsLongAs(last) || looks.size() >= MOST)) {
            looks.removeLast();
        }
        looks.addLast(look);
    }

    synchronized List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Map<LogStream, Long> ends = new EnumMap<>(LogStream.class);
        for (Look look : looks) {
            for (LogStream stream : look.inOrder()) {
                Look.State state = look.of(stream);
                if (state.length() > ends.getOrDefault(stream, 0L)) {
                    parts.add(new Part(stream, state.length(), state.writtenAt()));
                    ends.put(stream, state.length());
                }
            }
        }
        return parts;
    }

    /** Forgets the looks that are worked off; the last one stays, for the next is compared with it. */
    synchronized void forgetUntil(Look done) {
        while (looks.size() > 1 && !done.isShorterThan(looks.getFirst())) {
            looks.removeFirst();
        }
    }
}
