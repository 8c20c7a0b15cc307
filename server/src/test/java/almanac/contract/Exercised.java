package almanac.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which operations the tests have called, and what they answered. Several processes share the tests of a run: each adds
 * what is new to a file of its own in the folder that {@code almanac.tests.exercised} names.
 */
public final class Exercised {

    private static final Map<String, Set<Integer>> STATUSES = new ConcurrentSkipListMap<>();
    private static final @Nullable Path RUN = folder();

    private Exercised() {}

    private static @Nullable Path folder() {
        String folder = System.getProperty("almanac.tests.exercised");
        return folder == null ? null : Path.of(folder);
    }

    static void answered(String operationId, int status) {
        boolean isNew = STATUSES.computeIfAbsent(operationId, id -> new ConcurrentSkipListSet<>())
                .add(status);
        if (isNew && RUN != null) {
            write(RUN, operationId + " " + status + "\n");
        }
    }

    private static synchronized void write(Path folder, String line) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(ProcessHandle.current().pid() + ".txt"),
                    line,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds what the other processes of this run have written. */
    static void readAll() {
        if (RUN == null || Files.notExists(RUN)) {
            return;
        }
        try (Stream<Path> files = Files.list(RUN)) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] words = line.split(" ");
                    STATUSES.computeIfAbsent(words[0], id -> new ConcurrentSkipListSet<>())
                            .add(Integer.valueOf(words[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statuses an operation has answered so far. */
    public static Set<Integer> statuses(String operationId) {
        return Set.copyOf(STATUSES.getOrDefault(operationId, Set.of()));
    }

    /** Those of the operations that have not succeeded in any test so far. */
    public static List<String> neverSucceeded(Collection<String> operationIds) {
        return operationIds.stream()
                .filter(id -> statuses(id).stream().noneMatch(status -> status < 300))
                .sorted()
                .toList();
    }
}
