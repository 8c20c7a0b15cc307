package almanac.execution;

import almanac.storage.logs.LogChunks;
import almanac.storage.logs.LogFiles;
import almanac.storage.logs.LogLine;
import almanac.storage.logs.LogStream;
import almanac.storage.logs.LogTailer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps the output of jobs in the database. */
record KeptOutput(LogTailer tailer, LogChunks chunks) implements OutputLog {

    private static final int LAST_LINES = 10;
    private static final int LAST_CHARACTERS = 2_000;

    @Override
    public void follow(String job, LogFiles files) {
        tailer.follow(job, files);
    }

    @Override
    public void finish(String job, LogFiles files) {
        tailer.finish(job, files);
    }

    @Override
    public Optional<String> lastErrors(String job) {
        return Optional.of(chunks.last(job, EnumSet.of(LogStream.STD_ERR), LAST_LINES, LAST_CHARACTERS).lines().stream()
                        .map(LogLine::text)
                        .collect(Collectors.joining("\n"))
                        .strip())
                .filter(text -> !text.isEmpty());
    }
}
