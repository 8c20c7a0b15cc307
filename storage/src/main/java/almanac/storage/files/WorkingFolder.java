package almanac.storage.files;

import almanac.shared.DomainException;
import almanac.shared.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of a dataset or snapshot laid out as a folder for a program to work in, and what it leaves there. To be read
 * only, they are other names of the bytes that are kept and cost nothing; to be written, they are copies.
 */
public final class WorkingFolder {

    /** No program has anything from then, and archives do not go further back. */
    private static final Instant LONG_AGO = Instant.parse("1980-01-02T00:00:00Z");

    private static final int DIGITS = 7;
    private static final int HEXADECIMAL = 16;

    /** Besides those that were laid out, with as many folders. */
    private static final int MOST_ENTRIES = 100_000;

    /** A link, a device, a name that no file of a dataset can have; or it cannot be read. */
    private static final String NO_FILE = "no file of a dataset, or shut";

    private final BlobStore blobs;
    private final Path folder;

    /** The folder is made if need be. */
    public WorkingFolder(BlobStore blobs, Path folder) {
        this.blobs = blobs;
        this.folder = Disk.folder(folder);
    }

    /** What a program has left. */
    public interface Findings {

        /**
         * A file that is new or has other bytes, which are kept now.
         *
         * @param before null when it is new
         */
        void written(FilePath path, @Nullable Blob before, Blob now);

        /** A file that is no more. */
        void removed(FilePath path, Blob before);

        /** What is left as it was. */
        void passedOver(String name, String reason);
    }

    /** For reading: a program has no business to write to them, and the system refuses it unless it insists. */
    public void layOutForReading(FileList files) {
        layOut(files, false);
    }

    /** For writing, too. */
    public void layOutForWriting(FileList files) {
        layOut(files, true);
    }

    private void layOut(FileList files, boolean writable) {
        try (Stream<FileList.Line> lines = files.read()) {
            lines.forEach(line -> layOut(line.path(), line.blob(), writable));
        }
    }

    private void layOut(FilePath path, Blob blob, boolean writable) {
        Path place = folder.resolve(path.value());
        Path bytes = blobs.find(blob.content())
                .orElseThrow(() -> new IllegalStateException("the bytes of %s are not kept".formatted(path)));
        try {
            Files.createDirectories(place.resolve("..").normalize());
            if (writable) {
                copy(bytes, blob, place);
            } else {
                link(bytes, place);
            }
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    private static void copy(Path bytes, Blob blob, Path place) throws IOException {
        Files.copy(bytes, place);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setLastModifiedTime(place, laidOut(blob));
    }

    /**
     * When a copy was last written, until a program writes to it: for other bytes it is another time, so that a file that
     * was moved to the place of another is not taken for that.
     */
    private static FileTime laidOut(Blob blob) {
        String digits = blob.content().value().substring(0, DIGITS);
        return FileTime.from(LONG_AGO.plusSeconds(Integer.parseInt(digits, HEXADECIMAL)));
    }

    /** Another disk has no names of what is on this one. */
    private static void link(Path bytes, Path place) throws IOException {
        try {
            Files.createLink(place, bytes);
        } catch (FileSystemException | UnsupportedOperationException _) {
            Files.copy(bytes, place);
        }
    }

    /**
     * Keeps what a program has written since the files were laid out for it. Links are never followed. The folder is as the
     * program has left it, and may hold more than can be looked at. What is removed is told last: it stays if there was no
     * room for something else, which may be what it has become.
     *
     * @return false when it is too much, and nothing is kept
     */
    public boolean takeBack(FileList files, Findings findings) {
        FileList.Amount listed = files.amount();
        if (!Contents.areAtMost(MOST_ENTRIES + 2 * listed.files(), 2 * listed.characters(), folder)) {
            return false;
        }
        Path aside = files.place().resolveSibling(files.place().getFileName() + "-found");
        try (FoundNames names = new FoundNames(folder, aside)) {
            names.look(name -> findings.passedOver(name, NO_FILE));
            Writing writing = new Writing(blobs, findings);
            names.compare(files, writing);
            if (writing.lacksRoom()) {
                findings.passedOver("what was removed", "it stays, for there was no room for all that is new");
            } else {
                names.compare(files, new Removing(findings));
            }
            return true;
        }
    }

    private record Removing(Findings findings) implements FoundNames.Pairs {

        @Override
        public void found(FilePath path, Path place, @Nullable Blob listed) {
            // it is there
        }

        @Override
        public void missing(FilePath path, Blob listed) {
            findings.removed(path, listed);
        }
    }

    private static final class Writing implements FoundNames.Pairs {

        private final BlobStore blobs;
        private final Findings findings;
        private boolean lacksRoom;

        Writing(BlobStore blobs, Findings findings) {
            this.blobs = blobs;
            this.findings = findings;
        }

        boolean lacksRoom() {
            return lacksRoom;
        }

        @Override
        public void found(FilePath path, Path place, @Nullable Blob listed) {
            try {
                BasicFileAttributes now =
                        Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (listed != null && isUntouched(now, listed)) {
                    return;
                }
                if (blobs.hasRoomFor(now.size())) {
                    keep(path, place, listed);
                } else { // a file with holes in it takes less where it is than when its bytes are kept
                    lacksRoom = true;
                    findings.passedOver(path.value(), "there is no room for its %d bytes".formatted(now.size()));
                }
            } catch (IOException _) {
                findings.passedOver(path.value(), NO_FILE);
            }
        }

        private void keep(FilePath path, Path place, @Nullable Blob listed) throws IOException {
            Blob blob;
            try (InputStream bytes = Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS)) {
                blob = blobs.keep(bytes);
            } catch (DomainException refusal) { // others have taken the room meanwhile
                lacksRoom = true;
                findings.passedOver(path.value(), refusal.getMessage());
                return;
            }
            if (!blob.equals(listed)) {
                findings.written(path, listed, blob);
            }
        }

        private static boolean isUntouched(BasicFileAttributes now, Blob listed) {
            return now.size() == listed.size() && now.lastModifiedTime().equals(laidOut(listed));
        }

        @Override
        public void missing(FilePath path, Blob listed) {
            // told later
        }
    }
}
