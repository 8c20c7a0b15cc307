package almanac.storage.logs;

import java.util.List;

/**
 * The next lines of a log.
 *
 * @param isEnd none of its lines is kept that comes after these, up to now
 */
public record LogPart(List<LogLine> lines, boolean isEnd) {

    public LogPart {
        lines = List.copyOf(lines);
    }
}
