package almanac.storage.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How long a job's files were when they were last read to their ends. As long as they are no other nothing was printed,
 * and there is nothing to ask the database.
 *
 * @param isFull nothing more is kept of the output
 */
record Look(long preparation, long output, long errors, boolean isFull) {

    static Look at(LogFiles files, boolean isFull) {
        return new Look(length(files.preparation()), length(files.output()), length(files.errors()), isFull);
    }

    Look full() {
        return new Look(preparation, output, errors, true);
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
