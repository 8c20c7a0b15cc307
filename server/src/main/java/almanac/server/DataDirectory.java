package almanac.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.role.StartupRefused;
import almanac.storage.files.AtomicFiles;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Holds the one directory that a server owns. It is locked for as long as the server lives. */
class DataDirectory implements AutoCloseable {
    static final String PROPERTY = "almanac.data-dir";

    /**
     * Directories that this process has locked. The operating system forgets a process's lock as soon as any handle on
     * the file is closed, so a second one is never opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final FileAttribute<?> OWNERS = PosixFilePermissions.asFileAttribute(permissions("rw-------"));

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataDirectory open(String location) {
        Path path = Path.of(location).toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, PosixFilePermissions.asFileAttribute(permissions("rwx------")));
            }
            Path real = path.toRealPath();
            if (!HELD.add(real)) {
                throw inUse(path, Long.toString(ProcessHandle.current().pid()));
            }
            return locked(real);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static DataDirectory locked(Path path) throws IOException {
        try {
            FileChannel channel = FileChannel.open(
                    path.resolve("almanac.lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    OWNERS);
            if (channel.tryLock() == null) {
                String holder = read(channel);
                channel.close();
                throw inUse(path, holder);
            }
            channel.truncate(0);
            channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
            return new DataDirectory(path, channel);
        } catch (IOException | RuntimeException e) {
            HELD.remove(path);
            throw e;
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(resolve(name));
    }

    /** Returns the content of the owner-only file; a missing one is written first, whole or not at all. */
    synchronized String secret(String name, Supplier<String> generate) {
        Path file = resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, generate.get());
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new StartupRefused(file + " is empty; restore it, or delete it to have a new one made.");
            }
            Files.setPosixFilePermissions(file, permissions("rw-------"));
            return secret;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Writes an owner-only file in the place of the one that may be there, whole or not at all. */
    synchronized void replaceSecret(String name, String secret) {
        Path file = resolve(name);
        try {
            write(file, secret);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Returns the contents of the files whose names begin like that. */
    List<String> secrets(String beginning) {
        try (Stream<Path> files = Files.list(path)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(beginning))
                    .sorted()
                    .toList();
            List<String> secrets = new ArrayList<>();
            for (String name : names) {
                secrets.add(Files.readString(resolve(name)).strip());
            }
            return secrets;
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    @Override
    public void close() {
        if (!lock.isOpen()) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw unusable(path, e);
        } finally {
            HELD.remove(path);
        }
    }

    private void write(Path file, String text) throws IOException {
        AtomicFiles.write(file, Forced.CONTENT_AND_PLACE, draft -> {
            Files.deleteIfExists(draft);
            Files.createFile(draft, OWNERS); // owner-only from the start
            Files.writeString(draft, text + "\n");
        });
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return UTF_8.decode(bytes.flip()).toString();
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }

    private static StartupRefused inUse(Path path, String holder) {
        String by = holder.isBlank() ? "" : " (process " + holder.strip() + ")";
        return new StartupRefused("The data directory " + path + " is in use by another Almanac server" + by
                + "; stop that one or choose another directory with --" + PROPERTY + "=<directory>.");
    }

    private static StartupRefused unusable(Path path, IOException e) {
        return new StartupRefused(
                "Almanac cannot use " + path + " (" + reason(e) + "); choose a directory that it may write to with --"
                        + PROPERTY + "=<directory>.",
                e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or directory";
            case FileSystemException refused when refused.getReason() != null -> refused.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
