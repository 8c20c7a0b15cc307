package almanac.execution.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Ends a job when the disk has too little room left, for bytes or for files: the one that has written most since it
 * began. Others follow only when that did not help: its files are gone, or a while has passed, and there is still too
 * little, or the room left then has halved.
 */
final class DiskPressureEviction {

    static final String SENTENCE = "The server's disk has no room left for what the job writes.";

    private static final Duration TIME_TO_HELP = Duration.ofMinutes(1);
    private static final int MOST_FILES = 1_000_000;
    private static final long SMALLEST_FILE = 4096;

    /** Size of a job whose folder cannot be read: it counts as the job that has written most. */
    private static final long UNSEEN = 1L << 50;

    private final InstantSource clock;
    private final ToLongFunction<Size> measure;
    private @Nullable Path ended;
    private Instant at = Instant.EPOCH;
    private long freeThen;

    private DiskPressureEviction(InstantSource clock, ToLongFunction<Size> measure) {
        this.clock = clock;
        this.measure = measure;
    }

    static DiskPressureEviction ofBytes(InstantSource clock) {
        return new DiskPressureEviction(clock, Size::written);
    }

    static DiskPressureEviction ofFiles(InstantSource clock) {
        return new DiskPressureEviction(clock, Size::files);
    }

    /**
     * Size of a job's folder.
     *
     * @param written bytes, since it began
     * @param files and folders and links, since it began
     * @param all bytes
     */
    private record Size(ProcessDirectory job, long written, long files, long all) {}

    /** Returns the running job that is to end now, if any. */
    synchronized Optional<ProcessDirectory> worst(long free, Supplier<List<ProcessDirectory>> running) {
        Instant now = clock.instant();
        boolean isWaiting = ended != null && Files.exists(ended) && now.isBefore(at.plus(TIME_TO_HELP));
        if (isWaiting && free >= freeThen / 2) {
            return Optional.empty();
        }
        Optional<ProcessDirectory> worst = running.get().stream()
                .map(DiskPressureEviction::size)
                .max(Comparator.comparingLong(measure).thenComparingLong(Size::all))
                .map(Size::job);
        worst.ifPresent(job -> {
            ended = job.path();
            at = now;
            freeThen = free;
        });
        return worst;
    }

    private static Size size(ProcessDirectory job) {
        Instant beginning = new JobNotes(job).beginning().orElse(Instant.EPOCH);
        Counter counter = new Counter(FileTime.from(beginning));
        try {
            Files.walkFileTree(job.path(), counter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Size(job, counter.written, counter.filesWritten, counter.all);
    }

    /** Counts what was written by the time of the last change that the kernel keeps, for the other can be set. */
    private static final class Counter extends SimpleFileVisitor<Path> {

        private final FileTime beginning;
        private int files;
        private long written;
        private long filesWritten;
        private long all;

        Counter(FileTime beginning) {
            this.beginning = beginning;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            return visitFile(folder, is);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            try {
                Map<String, Object> known = Files.readAttributes(file, "unix:size,ctime", LinkOption.NOFOLLOW_LINKS);
                long size = SMALLEST_FILE + ((Number) known.getOrDefault("size", 0L)).longValue();
                all += size;
                if (known.get("ctime") instanceof FileTime changed && changed.compareTo(beginning) > 0) {
                    written += size;
                    filesWritten++;
                }
            } catch (IOException e) {
                return visitFileFailed(file, e);
            }
            return ++files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            long unseen = failure instanceof NoSuchFileException ? 0 : UNSEEN;
            written += unseen;
            filesWritten += unseen;
            return ++files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
