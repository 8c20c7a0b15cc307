package almanac.storage.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Cuts bytes into lines. */
final class Cutting {

    /** A longer line becomes several. */
    static final int LONGEST_LINE = 32 * 1024;

    private static final int LONGEST_CHARACTER = 4;

    private final List<String> lines = new ArrayList<>();
    private int used;

    private Cutting() {}

    /**
     * Of the first bytes.
     *
     * @param isAll nothing follows: what is left after the last line end is a line too
     */
    static Cutting of(byte[] bytes, int length, boolean isAll) {
        Cutting cutting = new Cutting();
        int start = 0;
        for (int place = 0; place < length; place++) {
            if (bytes[place] == '\n') {
                cutting.add(bytes, start, place);
                start = place + 1;
            } else if (place - start >= LONGEST_LINE) {
                int end = characterStart(bytes, start, place);
                cutting.add(bytes, start, end);
                start = end;
            }
        }
        if (isAll && start < length) {
            cutting.add(bytes, start, length);
            start = length;
        }
        cutting.used = start;
        return cutting;
    }

    List<String> lines() {
        return lines;
    }

    /** How many bytes the lines took, with their ends. */
    int used() {
        return used;
    }

    private void add(byte[] bytes, int start, int end) {
        int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        lines.add(new String(bytes, start, last - start, UTF_8).replace('\0', '\uFFFD'));
    }

    /** A character that is cut in two would be none. */
    private static int characterStart(byte[] bytes, int start, int place) {
        int end = place;
        while (end > start && place - end < LONGEST_CHARACTER && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }
}
