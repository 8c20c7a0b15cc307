package almanac.storage.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Visits a folder that another program has filled, at will: it is not held in memory, and no link is followed. */
final class Contents {

    private static final int DEEPEST = 256; // each level holds a file open while it is read
    private static final long MOST_CHARACTERS = 1L << 24;

    private Contents() {}

    enum Kind {
        FILE,
        /** A folder with unknown contents: it cannot be read, or lies too deep. */
        CLOSED,
        /** A link, a device or the like. */
        OTHER
    }

    interface Visitor {
        void see(Path place, Kind kind);
    }

    /**
     * Tells whether the folder has at most so many files and folders.
     *
     * @param characters that their names may have together, besides the number that every folder may
     */
    static boolean areAtMost(long most, long characters, Path folder) {
        Count count = new Count(most, characters + MOST_CHARACTERS, folder);
        walk(folder, count);
        return !count.isTooMuch();
    }

    /** Visits all but folders that can be read. */
    static void each(Path folder, Visitor visitor) {
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path place, BasicFileAttributes is) {
                visitor.see(place, is.isDirectory() ? Kind.CLOSED : is.isRegularFile() ? Kind.FILE : Kind.OTHER);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path place, IOException trouble) {
                visitor.see(place, Kind.CLOSED);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path place, @Nullable IOException trouble) {
                if (trouble != null) {
                    visitor.see(place, Kind.CLOSED);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void walk(Path folder, SimpleFileVisitor<Path> visitor) {
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Count extends SimpleFileVisitor<Path> {

        private final long most;
        private final long mostCharacters;
        private final int ofFolder;
        private long entries;
        private long characters;

        Count(long most, long mostCharacters, Path folder) {
            this.most = most;
            this.mostCharacters = mostCharacters;
            this.ofFolder = folder.toString().length();
        }

        boolean isTooMuch() {
            return entries > most || characters > mostCharacters;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes is) {
            return add(place);
        }

        @Override
        public FileVisitResult visitFile(Path place, BasicFileAttributes is) {
            return add(place);
        }

        @Override
        public FileVisitResult visitFileFailed(Path place, IOException trouble) {
            return add(place);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path place, @Nullable IOException trouble) {
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult add(Path place) {
            entries++;
            characters += place.toString().length() - ofFolder;
            return isTooMuch() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}
