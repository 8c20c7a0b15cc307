package almanac.storage.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into lines as a terminal shows them. A line ends at {@code \n}; what ends at {@code \r} is a line that the
 * next replaces, so of those between two ends the last with any text is the line.
 */
final class Cutting {

    /** Longest line; a longer one becomes several. */
    static final int LONGEST_LINE = 32 * 1024;

    private static final int LONGEST_CHARACTER = 4;

    private final byte[] bytes;
    private final List<String> lines = new ArrayList<>();

    /** Start of the part that the next replaceable one will replace; -1 when there is none. */
    private int replaceable = -1;

    private int replaceableEnd;

    /** Start of the part that has no end yet. */
    private int start;

    private int used;
    private int length;

    private Cutting(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Cuts the first bytes.
     *
     * @param isAll nothing follows: what is left after the last line end is a line too
     */
    static Cutting of(byte[] bytes, int length, boolean isAll) {
        Cutting cutting = new Cutting(bytes);
        cutting.length = length;
        for (int place = 0; place < length; place++) {
            cutting.pass(place);
        }
        String rest = cutting.open(true);
        if (isAll && rest != null) {
            cutting.lines.add(rest);
        }
        cutting.used = isAll ? length : cutting.replaceable >= 0 ? cutting.replaceable : cutting.start;
        return cutting;
    }

    private void pass(int place) {
        switch (bytes[place]) {
            case '\n' -> {
                lines.add(place > start || replaceable < 0 ? text(start, place) : text(replaceable, replaceableEnd));
                begin(place + 1);
            }
            case '\r' -> {
                if (place > start) {
                    replaceable = start;
                    replaceableEnd = place;
                }
                start = place + 1;
            }
            default -> {
                if (place - start >= LONGEST_LINE) {
                    int end = characterStart(start, place);
                    lines.add(text(start, end));
                    begin(end);
                }
            }
        }
    }

    private void begin(int place) {
        replaceable = -1;
        start = place;
    }

    List<String> lines() {
        return lines;
    }

    /** Returns how many bytes the lines took, with their ends. */
    int used() {
        return used;
    }

    /**
     * Returns the line that is shown though more of it may come; null when there is none.
     *
     * @param isSilent nothing has come for a while, so what has no end yet is shown as well
     */
    @Nullable
    String open(boolean isSilent) {
        if (isSilent && length > start) {
            return text(start, length);
        }
        return replaceable < 0 ? null : text(replaceable, replaceableEnd);
    }

    /** Tells whether silence would show more. */
    boolean isWaiting() {
        return length > start;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, UTF_8).replace('\0', '\uFFFD');
    }

    /** Returns the start of the character at the place: one that is cut in two would be none. */
    private int characterStart(int from, int place) {
        int end = place;
        while (end > from && place - end < LONGEST_CHARACTER && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }
}
