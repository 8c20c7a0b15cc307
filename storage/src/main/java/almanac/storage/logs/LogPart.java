package almanac.storage.logs;

import java.util.List;

/**
 * The next lines of a log.
 *
 * @param isEnd the job prints nothing more, and none of its lines comes after these
 */
public record LogPart(List<LogLine> lines, boolean isEnd) {

    public LogPart {
        lines = List.copyOf(lines);
    }
}
