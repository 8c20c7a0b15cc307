package almanac.storage.logs;

import java.nio.file.Path;
import java.util.Map;

/** The files that a job's log is read from; one that is not there yet is empty. */
public record LogFiles(Path preparation, Path output, Path errors) {

    Map<LogStream, Path> byStream() {
        return Map.of(LogStream.PREPARE_OUTPUT, preparation, LogStream.STD_OUT, output, LogStream.STD_ERR, errors);
    }
}
