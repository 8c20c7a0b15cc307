package almanac.storage.files;

import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Json;
import almanac.shared.Sha256;
import almanac.shared.UploadId;
import almanac.shared.UserId;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the parts of large artifacts until all have come, in a folder for each upload: parts survive a restart. */
public final class PartUploads {

    private static final String UPLOAD = "upload.json";

    private final Path folder;
    private final Space space;
    private final InstantSource clock;
    private final JsonMapper json;
    private final AtomicLong drafts = new AtomicLong();

    /** Keeps uploads in that folder, and leaves so many bytes of the disk to others. */
    public PartUploads(Path folder, long leftToOthers, InstantSource clock) {
        this.folder = Disk.folder(folder);
        this.space = new Space(this.folder, leftToOthers);
        this.clock = clock;
        JsonMapper.Builder builder = JsonMapper.builder();
        Json.customize(builder);
        this.json = builder.build();
    }

    /**
     * An artifact on its way.
     *
     * @param user that began the upload, and alone may go on with it
     */
    public record PartUpload(ArtifactRoot root, FilePath path, UserId user, int parts) {}

    public void begin(UploadId id, PartUpload upload) {
        try {
            Path draft = draft(Disk.folder(of(id)));
            write(new ByteArrayInputStream(json.writeValueAsBytes(upload)), draft);
            AtomicFiles.put(draft, of(id).resolve(UPLOAD), Forced.PLACE);
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    /** Returns the upload, if it is of that user. */
    public Optional<PartUpload> find(UploadId id, UserId user) {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(of(id).resolve(UPLOAD)), PartUpload.class))
                    .filter(upload -> upload.user().equals(user));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a part, in the place of a former one with its number, and returns its digest. */
    public Sha256 keep(UploadId id, int number, InputStream bytes) {
        Path draft = draft(of(id));
        try {
            Sha256 digest = write(bytes, draft);
            AtomicFiles.put(draft, part(id, number), Forced.PLACE);
            Files.setLastModifiedTime(of(id).resolve(UPLOAD), FileTime.from(clock.instant()));
            return digest;
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    /** Returns the bytes of all parts in their order; refuses while one is missing. */
    public InputStream bytes(UploadId id, PartUpload upload) {
        List<Path> parts = new ArrayList<>();
        for (int number = 1; number <= upload.parts(); number++) {
            if (!Files.exists(part(id, number))) {
                throw ErrorCode.PARTS_MISSING.with(number - 1, upload.parts());
            }
            parts.add(part(id, number));
        }
        return new UploadedFile(upload.path(), upload.parts(), parts).bytes();
    }

    public void remove(UploadId id) {
        Disk.remove(of(id));
    }

    /** Removes the uploads that have got nothing since that moment. */
    public void removeOlderThan(Instant moment) {
        for (Path upload : Disk.entries(folder)) {
            if (lastUse(upload).isBefore(moment)) {
                Disk.remove(upload);
            }
        }
    }

    private static Instant lastUse(Path upload) {
        try {
            Path mark = upload.resolve(UPLOAD);
            return Files.getLastModifiedTime(Files.exists(mark) ? mark : upload).toInstant();
        } catch (NoSuchFileException _) {
            return Instant.MAX; // it was removed meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sha256 write(InputStream bytes, Path file) throws IOException {
        try {
            return Sha256.of(NewFile.write(file, bytes, Sha256.digest(), space));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Path of(UploadId id) {
        return folder.resolve(id.value());
    }

    private Path part(UploadId id, int number) {
        return of(id).resolve("part-" + number);
    }

    private Path draft(Path upload) {
        return upload.resolve("draft-" + ProcessHandle.current().pid() + "-" + drafts.incrementAndGet());
    }
}
