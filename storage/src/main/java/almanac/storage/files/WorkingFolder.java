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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Files of a dataset or snapshot laid out as a folder for a program to work in, and what it leaves there. To be read
 * only, they are other names of the bytes that are kept and cost nothing; to be written, they are copies.
 */
public final class WorkingFolder {

    /** When a copy was last written, until a program writes to it. */
    private static final FileTime LAID_OUT = FileTime.from(Instant.EPOCH);

    /** Besides those that were laid out, with as many folders. */
    private static final int MOST_ENTRIES = 100_000;

    private final BlobStore blobs;
    private final Path folder;

    /** The folder is made if need be. */
    public WorkingFolder(BlobStore blobs, Path folder) {
        this.blobs = blobs;
        this.folder = Disk.folder(folder);
    }

    /**
     * What a program has left.
     *
     * @param written files that are new or have other bytes, which are kept now
     * @param removed files that are no more
     * @param passedOver what is no file of a dataset: links, devices, names that none can have; or cannot be read
     * @param isTooMuch there is more than can be looked at, and nothing is kept
     */
    public record Changes(
            Map<FilePath, Blob> written, Set<FilePath> removed, List<String> passedOver, boolean isTooMuch) {}

    /** For reading: a program has no business to write to them, and the system refuses it unless it insists. */
    public void layOutForReading(Map<FilePath, Blob> files) {
        files.forEach((path, blob) -> layOut(path, blob, false));
    }

    /** For writing, too. */
    public void layOutForWriting(Map<FilePath, Blob> files) {
        files.forEach((path, blob) -> layOut(path, blob, true));
    }

    private void layOut(FilePath path, Blob blob, boolean writable) {
        Path place = folder.resolve(path.value());
        Path bytes = blobs.find(blob.content())
                .orElseThrow(() -> new IllegalStateException("the bytes of %s are not kept".formatted(path)));
        try {
            Files.createDirectories(place.resolve("..").normalize());
            if (writable) {
                copy(bytes, place);
            } else {
                link(bytes, place);
            }
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    private static void copy(Path bytes, Path place) throws IOException {
        Files.copy(bytes, place);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setLastModifiedTime(place, LAID_OUT);
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
     * program has left it: it may hold more than can be looked at, then nothing is kept.
     */
    public Changes takeBack(Map<FilePath, Blob> files) {
        if (!Contents.areAtMost(MOST_ENTRIES + 2L * files.size(), folder)) {
            return new Changes(Map.of(), Set.of(), List.of(), true);
        }
        Map<FilePath, Blob> written = new TreeMap<>();
        Set<FilePath> removed = new HashSet<>(files.keySet());
        Set<String> passedOver = new TreeSet<>();
        Set<String> closed = new HashSet<>();
        Contents.each(folder, (place, kind) -> {
            String name = folder.relativize(place).toString();
            Optional<FilePath> path = path(name);
            if (path.isEmpty() || kind != Contents.Kind.FILE) {
                passedOver.add(name);
                if (kind == Contents.Kind.CLOSED) {
                    closed.add(name);
                }
                return;
            }
            removed.remove(path.get());
            try {
                keep(place, files.get(path.get())).ifPresent(blob -> written.put(path.get(), blob));
            } catch (IOException _) { // it is shut
                passedOver.add(name);
            }
        });
        removed.removeIf(path -> isBelow(closed, path));
        return new Changes(written, removed, List.copyOf(passedOver), false);
    }

    /** Then nobody knows whether it is still there. */
    private static boolean isBelow(Set<String> closed, FilePath path) {
        String name = path.value();
        boolean isBelow = closed.contains("");
        for (int slash = name.indexOf('/'); slash >= 0 && !isBelow; slash = name.indexOf('/', slash + 1)) {
            isBelow = closed.contains(name.substring(0, slash));
        }
        return isBelow;
    }

    private static Optional<FilePath> path(String name) {
        try {
            return Optional.of(new FilePath(name));
        } catch (DomainException _) {
            return Optional.empty();
        }
    }

    /** Empty when it is as it was. */
    private Optional<Blob> keep(Path place, @Nullable Blob before) throws IOException {
        BasicFileAttributes now = Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean isUntouched = before != null
                && now.size() == before.size()
                && now.lastModifiedTime().equals(LAID_OUT);
        if (isUntouched) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(blobs.keep(bytes)).filter(blob -> !blob.equals(before));
        }
    }
}
