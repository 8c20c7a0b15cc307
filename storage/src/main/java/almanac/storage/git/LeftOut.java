package almanac.storage.git;

import java.util.ArrayList;
import java.util.List;

/** What does not come into a commit: as many names as one reads, and how many there are. */
final class LeftOut {

    private static final int NAMES = 5;
    private static final int LONGEST_NAME = 200;

    private final List<String> first = new ArrayList<>();
    private long count;

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

    /** As a sentence. */
    @Override
    public String toString() {
        String more = count > first.size() ? " and %d more".formatted(count - first.size()) : "";
        return "Not kept, for git cannot hold it or it cannot be read: " + String.join(", ", first) + more;
    }
}
