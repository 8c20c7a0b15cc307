package almanac.storage.git;

import java.util.ArrayList;
import java.util.List;

/** Collects the names that do not come into a commit: a readable number of them, and how many there are. */
final class LeftOut {

    private static final int NAMES = 5;
    private static final int LONGEST_NAME = 200;

    private final String reason;
    private final List<String> first = new ArrayList<>();
    private long count;

    /** @param reason that all of the names have in common */
    LeftOut(String reason) {
        this.reason = reason;
    }

    void add(String name) {
        count++;
        if (first.size() < NAMES) {
            String shown = name.codePoints()
                    .limit(LONGEST_NAME)
                    .map(letter -> Character.isISOControl(letter) ? '?' : letter)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            first.add(shown.isEmpty() ? "." : shown);
        }
    }

    boolean isAny() {
        return count > 0;
    }

    /** Returns the first name, as it is shown. */
    String example() {
        return first.getFirst();
    }

    /** Returns a sentence for the user. */
    @Override
    public String toString() {
        String more = count > first.size() ? " and %d more".formatted(count - first.size()) : "";
        return "Not kept, for %s: %s%s".formatted(reason, String.join(", ", first), more);
    }
}
