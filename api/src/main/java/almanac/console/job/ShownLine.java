package almanac.console.job;

import almanac.job.query.LogContentV1;
import almanac.job.query.LogTypeV1;

/**
 * One line of a job's log as a terminal would show it: where a program has written over its line, as progress bars do,
 * the last text is what is seen.
 *
 * @param mark tells lines of the standard error and of the preparation from others: a name for the style sheet
 */
record ShownLine(String text, String mark) {

    static ShownLine of(LogContentV1 line) {
        return new ShownLine(asSeen(line.log()), mark(line.logType()));
    }

    private static String asSeen(String text) {
        String ended = text.stripTrailing();
        return ended.substring(ended.lastIndexOf('\r') + 1);
    }

    private static String mark(LogTypeV1 type) {
        return switch (type) {
            case STD_ERR -> "stderr";
            case PREPARE_OUTPUT -> "preparation";
            case STD_OUT, COMPLETE -> "stdout";
        };
    }
}
