package almanac.execution;

import almanac.storage.logs.LogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What jobs had printed when they ended. */
final class OutputInMemory implements OutputLog {

    private final Map<String, String> printed = new ConcurrentHashMap<>();
    private final Map<String, String> prepared = new ConcurrentHashMap<>();
    private final Map<String, String> errors = new ConcurrentHashMap<>();

    String of(String job) {
        return printed.getOrDefault(job, "");
    }

    String preparationOf(String job) {
        return prepared.getOrDefault(job, "");
    }

    @Override
    public void follow(String job, LogFiles files) {
        printed.put(job, text(files.output()));
        errors.put(job, text(files.errors()));
        prepared.put(job, text(files.preparation()));
    }

    @Override
    public void finish(String job, LogFiles files) {
        follow(job, files);
    }

    @Override
    public Optional<String> lastErrors(String job) {
        return Optional.of(errors.getOrDefault(job, "").strip()).filter(text -> !text.isEmpty());
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
