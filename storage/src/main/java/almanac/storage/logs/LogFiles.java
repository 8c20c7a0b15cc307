package almanac.storage.logs;

import java.nio.file.Path;
import java.util.Map;

/** The files of a job's log; one that does not exist yet counts as empty. */
public record LogFiles(Path preparation, Path output, Path errors) {

    Map<LogStream, Path> byStream() {
        return Map.of(LogStream.PREPARE_OUTPUT, preparation, LogStream.STD_OUT, output, LogStream.STD_ERR, errors);
    }
}
