package almanac.storage.logs;

import java.util.List;

/**
 * The next lines of a log, or those before.
 *
 * @param isEnd no line is kept that comes after these, up to now; or before these
 */
public record LogPart(List<LogLine> lines, boolean isEnd) {

    public LogPart {
        lines = List.copyOf(lines);
    }
}
