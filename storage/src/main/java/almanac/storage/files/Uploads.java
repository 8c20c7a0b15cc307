package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Json;
import almanac.shared.Sha256;
import almanac.shared.UploadId;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps uploads, piece by piece, in a folder for each: a piece that was acknowledged survives a restart. The dataset
 * gets the files only when the upload has ended.
 */
public final class Uploads {

    private static final String UPLOAD = "upload.json";
    private static final String FILE = "file.json";
    private static final String PIECE = "\\d+-[0-9a-f]{32}";

    private final Path folder;
    private final Space space;
    private final InstantSource clock;
    private final JsonMapper json;

    /** Keeps uploads in that folder, and leaves so many bytes of the disk to others. */
    public Uploads(Path folder, long leftToOthers, InstantSource clock) {
        this.folder = Disk.folder(folder);
        this.space = new Space(this.folder, leftToOthers);
        this.clock = clock;
        JsonMapper.Builder builder = JsonMapper.builder();
        Json.customize(builder);
        this.json = builder.build();
    }

    /** The file whose pieces are in a folder. */
    private record Whole(FilePath path, int total) {}

    public void begin(UploadId id, Upload upload) {
        write(Disk.folder(of(id)).resolve(UPLOAD), json.writeValueAsBytes(upload));
    }

    public Optional<Upload> find(UploadId id) {
        return read(of(id).resolve(UPLOAD), Upload.class);
    }

    /** Tells whether that piece, with those bytes, has arrived. */
    public boolean has(UploadId id, Chunk chunk) {
        return Files.exists(place(id, chunk));
    }

    /**
     * Keeps a piece, in the place of a former one with its number.
     *
     * @throws almanac.shared.DomainException when the digest is not that of the bytes, or the disk has no room for them
     */
    public void keep(UploadId id, Chunk chunk, InputStream bytes) {
        Path place = place(id, chunk);
        Path pieces = Disk.folder(of(id, chunk.path()));
        Path draft = draft(pieces);
        try {
            String md5 = HexFormat.of()
                    .formatHex(NewFile.write(draft, bytes, md5(), space).digest());
            if (!md5.equals(chunk.md5())) {
                throw ErrorCode.CHECKSUM_DIFFERS.with(md5);
            }
            requireSame(pieces, new Whole(chunk.path(), chunk.total()));
            AtomicFiles.put(draft, place, Forced.NOTHING);
            removeFormer(pieces, chunk, place);
            Disk.force(pieces);
            Files.setLastModifiedTime(of(id).resolve(UPLOAD), FileTime.from(clock.instant()));
        } catch (IOException e) {
            throw Space.refusal(e);
        } finally {
            forget(draft);
        }
    }

    private void requireSame(Path pieces, Whole whole) {
        Path file = pieces.resolve(FILE);
        Optional<Whole> known = read(file, Whole.class);
        if (known.isEmpty()) {
            write(file, json.writeValueAsBytes(whole));
        } else if (!known.get().equals(whole)) {
            throw ErrorCode.INVALID_VALUE.with(
                    "resumableTotalChunks",
                    "is not %d, as it was for another piece"
                            .formatted(known.get().total()));
        }
    }

    private static void removeFormer(Path pieces, Chunk chunk, Path place) throws IOException {
        for (Path piece : Disk.entries(pieces)) {
            boolean hasNumber = piece.getFileName().toString().startsWith(chunk.number() + "-");
            if (hasNumber && !piece.equals(place)) {
                Files.deleteIfExists(piece);
            }
        }
    }

    /** Returns the pieces that have arrived of each file, by path. */
    public List<UploadedFile> files(UploadId id) {
        return Disk.entries(of(id)).stream()
                .filter(Files::isDirectory)
                .flatMap(pieces -> read(pieces.resolve(FILE), Whole.class)
                        .map(whole -> new UploadedFile(whole.path(), whole.total(), pieces(pieces)))
                        .stream())
                .sorted(Comparator.comparing(UploadedFile::path))
                .toList();
    }

    /**
     * Returns one piece of each number: the last that arrived, where a process died before it had removed the former.
     */
    private static List<Path> pieces(Path folder) {
        Map<Integer, Path> byNumber = Disk.entries(folder).stream()
                .filter(piece -> piece.getFileName().toString().matches(PIECE))
                .collect(Collectors.toMap(
                        Uploads::number,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(Uploads::cameAt)),
                        TreeMap::new));
        return List.copyOf(byNumber.values());
    }

    private static FileTime cameAt(Path piece) {
        try {
            return Files.getLastModifiedTime(piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path piece) {
        return Integer.parseInt(piece.getFileName().toString().replaceFirst("-.*", ""));
    }

    /** Removes the pieces of a file that is in the dataset now. */
    public void remove(UploadId id, FilePath path) {
        Disk.remove(of(id, path));
    }

    public void remove(UploadId id) {
        forget(of(id).resolve(UPLOAD)); // from here on the upload does not exist
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

    private Path of(UploadId id) {
        return folder.resolve(id.value());
    }

    private Path of(UploadId id, FilePath path) {
        return of(id).resolve(Sha256.of(path.value().getBytes(UTF_8)).value());
    }

    private Path place(UploadId id, Chunk chunk) {
        return of(id, chunk.path()).resolve(chunk.number() + "-" + chunk.md5());
    }

    private Path draft(Path pieces) {
        return pieces.resolve("draft-" + UUID.randomUUID());
    }

    private void write(Path file, byte[] text) {
        try {
            AtomicFiles.write(
                    draft(file.resolveSibling("")), file, Forced.CONTENT_AND_PLACE, draft -> Files.write(draft, text));
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the platform lacks MD5", e);
        }
    }

    private <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
