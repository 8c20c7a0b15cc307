package almanac.storage.files;

import almanac.shared.DomainException;
import almanac.shared.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of a dataset or snapshot laid out as a folder for a program to work in, and what it leaves there. To be read
 * only, they are other names of the bytes that are kept and cost nothing; to be written, they are copies.
 */
public final class WorkingFolder {

    /** When a copy was last written, until a program writes to it. */
    private static final FileTime LAID_OUT = FileTime.from(Instant.EPOCH);

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
     * @param passedOver what is no file of a dataset: links, devices, names that none can have
     */
    public record Changes(Map<FilePath, Blob> written, Set<FilePath> removed, List<String> passedOver) {}

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

    /** Keeps what a program has written since the files were laid out for it. Links are never followed. */
    public Changes takeBack(Map<FilePath, Blob> files) {
        Map<FilePath, Blob> written = new TreeMap<>();
        Set<FilePath> removed = new HashSet<>(files.keySet());
        List<String> passedOver = new ArrayList<>();
        for (Path place : contents()) {
            String name = folder.relativize(place).toString();
            Optional<FilePath> path = path(name);
            if (path.isEmpty() || !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
                passedOver.add(name);
            } else {
                removed.remove(path.get());
                keep(place, files.get(path.get())).ifPresent(blob -> written.put(path.get(), blob));
            }
        }
        return new Changes(written, removed, passedOver);
    }

    private List<Path> contents() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(place -> !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FilePath> path(String name) {
        try {
            return Optional.of(new FilePath(name));
        } catch (DomainException _) {
            return Optional.empty();
        }
    }

    /** Empty when it is as it was. */
    private Optional<Blob> keep(Path place, @Nullable Blob before) {
        try {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
