package almanac.storage.files;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays files of a dataset or snapshot out as a folder for a program to work in, and takes back what it has written.
 * Files for reading are other names of the bytes that are kept and cost nothing; files for writing are copies.
 */
public final class WorkingFolder {

    private static final Logger log = LoggerFactory.getLogger(WorkingFolder.class);

    /** Most entries besides those that were laid out, with as many folders. */
    private static final int MOST_ENTRIES = 100_000;

    /**
     * Reason for an entry that is passed over: a link, a device, a name that no file of a dataset can have, or not
     * readable.
     */
    static final String NO_FILE = "no file of a dataset, or shut";

    private static final Set<PosixFilePermission> WRITABLE = PosixFilePermissions.fromString("rw-r--r--");

    private final BlobStore blobs;
    private final Path folder;
    private @Nullable Path lastFolder;

    /** Makes the folder if need be. */
    public WorkingFolder(BlobStore blobs, Path folder) {
        this.blobs = blobs;
        this.folder = Disk.folder(folder);
    }

    /**
     * Change of a file.
     *
     * @param before null when it is new
     * @param now null when the file was removed
     * @param writtenAt when its bytes were written, as the program left that; null when the file was removed
     */
    public record Change(
            FilePath path,
            @Nullable Blob before,
            @Nullable Blob now,
            @Nullable Instant writtenAt) {}

    /** Receives what a program has left, in batches. */
    public interface Findings {

        /** Receives files that are new, have other bytes, which are kept now, or were removed. */
        void changed(List<Change> changes);

        /** Receives the name of an entry that is left as it was. */
        void passedOver(String name, String reason);
    }

    /**
     * Lays files out for reading and writing. Afterwards the list says which copies they are.
     *
     * @param eachFile is run before each file; what it throws ends the work
     */
    public void layOutForWriting(FileList files, Runnable eachFile) {
        files.rewrite(line -> {
            eachFile.run();
            return copied(line);
        });
    }

    private Path place(FileList.Line line) {
        Path place = folder.resolve(line.path().value());
        Path above = place.resolve("..").normalize();
        if (!above.equals(lastFolder)) {
            try {
                Files.createDirectories(above);
            } catch (IOException e) {
                throw Space.refusal(e);
            }
            lastFolder = above;
        }
        return place;
    }

    private Path bytes(FileList.Line line) {
        return blobs.find(line.blob().content()).orElseThrow(() -> missing(line));
    }

    private DomainException missing(FileList.Line line) {
        log.error("The bytes of {} in a dataset, {}, are not where they are kept", line.path(), line.blob());
        return ErrorCode.BYTES_AWAY.with(folder.getFileName() + "/" + line.path());
    }

    /** Copies the file, with its date. */
    private FileList.Line copied(FileList.Line line) {
        Path place = place(line);
        try {
            Files.copy(bytes(line), place);
            Files.setPosixFilePermissions(place, WRITABLE);
            Files.setLastModifiedTime(place, FileTime.from(line.writtenAt()));
            Stamp stamp = Stamp.of(place);
            if (stamp.size() != line.blob().size()) {
                throw missing(line);
            }
            return new FileList.Line(line.path(), line.blob(), stamp.modified(), stamp.inode());
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    /**
     * Keeps what a program has written since the files were laid out for it. Links are never followed. The folder is as
     * the program has left it, and may hold more than can be looked at. Removals are reported last: a file stays if
     * there was no room for another, which may be what it has become.
     *
     * @param began when the program began, as the folder's disk tells the time: a copy that was laid out, and was not
     *     changed in any way since then, need not be read
     * @return false when the folder holds too much, and nothing is kept
     */
    public boolean takeBack(FileList files, Instant began, Findings findings) {
        FileList.Amount listed = files.amount();
        if (!Contents.areAtMost(MOST_ENTRIES + 2 * listed.files(), 2 * listed.characters(), folder)) {
            return false;
        }
        Path aside = files.place().resolveSibling(files.place().getFileName() + "-found");
        try (FoundNames names = new FoundNames(folder, aside);
                ChangedFiles changed = new ChangedFiles(blobs, findings, began)) {
            names.look(name -> findings.passedOver(name, NO_FILE));
            names.compare(files, changed);
            changed.flush();
            if (changed.lacksRoom()) {
                findings.passedOver("what was removed", "it stays, for there was no room for all that is new");
            } else {
                Removing removing = new Removing(findings, new ArrayList<>());
                names.compare(files, removing);
                removing.flush();
            }
            return true;
        }
    }

    private record Removing(Findings findings, List<Change> batch) implements FoundNames.Pairs {

        @Override
        public void found(FilePath path, Path place, FileList.@Nullable Line listed) {
            // the file exists
        }

        @Override
        public void missing(FilePath path, Blob listed) {
            batch.add(new Change(path, listed, null, null));
            if (batch.size() >= ChangedFiles.BATCH) {
                flush();
            }
        }

        void flush() {
            if (!batch.isEmpty()) {
                findings.changed(List.copyOf(batch));
                batch.clear();
            }
        }
    }
}
