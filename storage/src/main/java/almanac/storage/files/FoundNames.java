package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.DomainException;
import almanac.shared.FilePath;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the names in a folder, as paths of files and in the order of these, so that they can be compared with a list
 * without holding either in memory. A line has the path, and behind a tab the spelling of the name where that differs.
 */
final class FoundNames implements AutoCloseable {

    private static final String AS_IT_IS = "\t0";
    private static final String NOT_KNOWN = "\t1";
    private static final String SPELT = "\t2";

    private final Path folder;
    private final SortedLines lines;
    private boolean isAllClosed;

    FoundNames(Path folder, Path aside) {
        this.folder = folder;
        this.lines = new SortedLines(aside);
    }

    /** Receives the found and the listed files, path by path. */
    interface Pairs {

        void found(FilePath path, Path place, FileList.@Nullable Line listed);

        void missing(FilePath path, Blob listed);
    }

    /** Reads the folder, and reports entries that are no file of a dataset, and folders that cannot be read. */
    void look(Consumer<String> passedOver) {
        Contents.each(folder, (place, kind) -> {
            String name = folder.relativize(place).toString();
            Optional<FilePath> path = path(name);
            if (path.isEmpty() || kind != Contents.Kind.FILE) {
                passedOver.accept(name);
            }
            switch (kind) {
                case FILE -> path.ifPresent(file -> add(file.value(), name));
                case CLOSED -> {
                    isAllClosed |= name.isEmpty();
                    path.ifPresent(closed -> {
                        lines.add(closed + NOT_KNOWN);
                        lines.add(closed + "/" + NOT_KNOWN);
                    });
                }
                case OTHER -> {}
            }
        });
    }

    private void add(String path, String name) {
        lines.add(path.equals(name) ? path + AS_IT_IS : path + SPELT + name);
    }

    private static Optional<FilePath> path(String name) {
        try {
            return Optional.of(new FilePath(name));
        } catch (DomainException _) {
            return Optional.empty();
        }
    }

    /** Compares the names with the list, without the paths of which it is unknown whether they still exist. */
    void compare(FileList list, Pairs pairs) {
        try (Stream<FileList.Line> listed = list.read();
                SortedLines.Lines found = lines.read()) {
            Listed before = new Listed(listed.iterator(), pairs);
            String closed = isAllClosed ? "" : null;
            for (String line = found.next(); line != null; line = found.next()) {
                int tab = line.indexOf('\t');
                String path = line.substring(0, tab);
                before.passTo(path, closed);
                FileList.Line listedThere = before.take(path);
                if (path.endsWith("/")) {
                    closed = closed != null && path.startsWith(closed) ? closed : path;
                } else if (!line.startsWith(NOT_KNOWN, tab)) {
                    String name = line.startsWith(SPELT, tab) ? line.substring(tab + SPELT.length()) : path;
                    pairs.found(new FilePath(path), folder.resolve(name), listedThere);
                }
            }
            before.passTo(null, closed);
        }
    }

    @Override
    public void close() {
        lines.close();
    }

    /** The rest of the list, beyond the point that the comparison has reached. */
    private static final class Listed {

        private final Iterator<FileList.Line> lines;
        private final Pairs pairs;
        private FileList.@Nullable Line next;

        Listed(Iterator<FileList.Line> lines, Pairs pairs) {
            this.lines = lines;
            this.pairs = pairs;
            advance();
        }

        private void advance() {
            next = lines.hasNext() ? lines.next() : null;
        }

        /** Reports what is listed before that path, or to the end, as missing unless it lies below a closed folder. */
        void passTo(@Nullable String path, @Nullable String closed) {
            while (next != null && (path == null || isBefore(next.path().value(), path))) {
                if (closed == null || !next.path().value().startsWith(closed)) {
                    pairs.missing(next.path(), next.blob());
                }
                advance();
            }
        }

        private static boolean isBefore(String one, String other) {
            return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8)) < 0;
        }

        /** Returns the line of that path, and goes on to the next. */
        FileList.@Nullable Line take(String path) {
            FileList.Line line = next;
            if (line == null || !line.path().value().equals(path)) {
                return null;
            }
            advance();
            return line;
        }
    }
}
