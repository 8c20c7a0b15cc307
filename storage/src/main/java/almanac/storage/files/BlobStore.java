package almanac.storage.files;

import almanac.shared.ErrorCode;
import almanac.shared.Sha256;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Stores bytes under their digest: equal ones once, whole or not at all, and never changed. What is written is on the
 * disk when its digest is returned, so an event may name it. Every use of an existing blob makes it as young as if it
 * had just been written, which keeps it from the collector until the event is recorded (docs/adr/0022).
 */
public final class BlobStore implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LOOK_AFTER = 1 << 24;
    private static final int FOLDER_NAME = 2;

    private final Path blobs;
    private final Drafts drafts;
    private final Space space;
    private final CollectionLock lock;
    private final InstantSource clock;

    /** Opens the store in that directory, which leaves so many bytes of the disk to others. */
    public BlobStore(Path directory, long leftToOthers, CollectionLock lock, InstantSource clock) {
        this.blobs = Disk.folder(directory.resolve("blobs"));
        this.drafts = Drafts.in(directory.resolve("tmp"));
        this.space = new Space(this.blobs, leftToOthers);
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * Stores the stream to its end.
     *
     * @throws almanac.shared.DomainException when the stream is cut off, or the disk has no room; nothing is left then
     */
    public Blob keep(InputStream bytes) {
        try (Draft draft = draft(bytes)) {
            keep(List.of(draft));
            return draft.blob();
        }
    }

    /**
     * Stores the stream to its end, if its bytes are those that the caller was promised; otherwise nothing is left.
     *
     * @throws almanac.shared.DomainException as {@link #keep(InputStream)} does, or when the bytes are others
     */
    public void keep(InputStream bytes, Blob promised) {
        try (Draft draft = draft(bytes)) {
            if (!draft.blob().equals(promised)) {
                throw ErrorCode.OTHER_BYTES.with(
                        draft.blob().content(), draft.blob().size());
            }
            keep(List.of(draft));
        }
    }

    /** Bytes on the disk that no reader can look up yet; closing the draft removes what was not kept. */
    record Draft(Path place, Blob blob) implements AutoCloseable {

        @Override
        public void close() {
            forget(place);
        }
    }

    /** Writes the stream to its end, as a draft that is still to be {@linkplain #keep(List) kept}. */
    Draft draft(InputStream bytes) {
        Path draft = drafts.next();
        try {
            return new Draft(draft, write(bytes, draft));
        } catch (IOException e) {
            forget(draft);
            throw Space.refusal(e);
        } catch (RuntimeException e) {
            forget(draft);
            throw e;
        }
    }

    /**
     * Keeps all drafts: the lock of the collector and the folders' way to the disk are waited for once for all of them.
     */
    void keep(List<Draft> written) {
        lock.whileNothingIsCollected(() -> {
            try {
                Set<Path> changed = new LinkedHashSet<>();
                for (Draft draft : written) {
                    place(draft.place(), draft.blob()).ifPresent(changed::add);
                }
                for (Path folder : changed) {
                    Disk.force(folder);
                }
            } catch (IOException e) {
                throw Space.refusal(e);
            }
        });
    }

    private Blob write(InputStream bytes, Path draft) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        long nextLook = 0;
        try (FileChannel file = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = next(bytes, buffer); read >= 0; read = next(bytes, buffer)) {
                if (size >= nextLook) {
                    space.require();
                    nextLook = size + LOOK_AFTER;
                }
                digest.update(buffer, 0, read);
                ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
                while (rest.hasRemaining()) {
                    file.write(rest);
                }
                size += read;
            }
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("r--r--r--"));
            file.force(true);
        }
        return new Blob(Sha256.of(digest), size);
    }

    /** Reads the next bytes; a failure here is the sender's, not the disk's. */
    static int next(InputStream bytes, byte[] buffer) {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            throw ErrorCode.CUT_OFF.with();
        }
    }

    /** Puts the draft into place, and returns the folder whose listing has changed by that, if any. */
    private Optional<Path> place(Path draft, Blob blob) throws IOException {
        Path place = place(blob.content());
        if (isWhole(place, blob)) {
            Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
            return Optional.empty();
        }
        Path folder = Disk.folder(part(blob.content()));
        AtomicFiles.put(draft, place, Forced.NOTHING);
        return Optional.of(folder);
    }

    private static boolean isWhole(Path place, Blob blob) throws IOException {
        return Files.isRegularFile(place) && Files.size(place) == blob.size();
    }

    private static void forget(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether so many bytes more can be kept. */
    public boolean hasRoomFor(long bytes) {
        try {
            return space.has(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the place of the bytes, for reading only; empty when they are not kept. */
    public Optional<Path> find(Sha256 content) {
        return Optional.of(place(content)).filter(Files::isRegularFile);
    }

    /** Tells whether all bytes of the blob are kept. */
    public boolean has(Blob blob) {
        try {
            return isWhole(place(blob.content()), blob);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(Sha256 content) {
        return part(content).resolve(content.value());
    }

    private Path part(Sha256 content) {
        return blobs.resolve(content.value().substring(0, FOLDER_NAME));
    }

    /** Returns the folders of all blobs, each with a part of them. */
    public List<Path> parts() {
        return Disk.entries(blobs);
    }

    /** Returns the blobs of a part that were last kept before that moment. */
    public List<Sha256> olderThan(Instant moment, Path part) {
        return Disk.entries(part).stream()
                .filter(blob -> Sha256.isOne(blob.getFileName().toString()) && isOlder(blob, moment))
                .map(blob -> new Sha256(blob.getFileName().toString()))
                .toList();
    }

    /**
     * Removes those of the blobs that were last kept before that moment and that are not needed.
     *
     * @param unneeded asked under the lock, while no blob can be kept
     * @return number of removed blobs
     */
    public int remove(List<Sha256> contents, Instant moment, Predicate<Sha256> unneeded) {
        int[] removed = {0};
        lock.whileNothingIsKept(() -> {
            for (Sha256 content : contents) {
                Path blob = place(content);
                if (isOlder(blob, moment) && unneeded.test(content)) {
                    forget(blob);
                    removed[0]++;
                }
            }
        });
        return removed[0];
    }

    /** Tells whether the blob was last kept before that moment; false when it has gone. */
    private static boolean isOlder(Path blob, Instant moment) {
        try {
            return Files.getLastModifiedTime(blob).toInstant().isBefore(moment);
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        drafts.close();
    }
}
