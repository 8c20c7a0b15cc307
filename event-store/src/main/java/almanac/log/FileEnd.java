package almanac.log;

import org.jspecify.annotations.Nullable;

/**
 * The last line of a file that can be imported: without it the file was cut off.
 *
 * @param almanac {@link #END}
 * @param lines how many lines are between the first and this one
 * @param position how far the log was read; with events alone
 */
public record FileEnd(String almanac, long lines, @Nullable Long position) {

    static final String END = "end";

    public static FileEnd ofEvents(long lines, long position) {
        return new FileEnd(END, lines, position);
    }

    static FileEnd ofKeys(long lines) {
        return new FileEnd(END, lines, null);
    }
}
