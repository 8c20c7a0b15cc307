package almanac.storage.git;

import almanac.shared.ProjectId;
import almanac.storage.files.Disk;
import almanac.storage.files.Space;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HexFormat;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Repositories in one directory, which all servers of a database must see (docs/adr/0024). Each is named after its
 * project's id, so that owners and names may change. It is made at first use, aside, and then put into its place in one
 * step: of several servers that want it at the same time one is first, and the others find what they would have made.
 */
@Component
class LocalGitStore implements GitStore {

    private static final String SUFFIX = ".git";
    private static final String UNFINISHED = "unfinished-";

    /** What is larger is never held in memory as a whole. */
    private static final int LARGEST_IN_MEMORY = 1 << 20;

    private final Path directory;
    private final Space space;

    LocalGitStore(
            @Value("${almanac.git.dir:${almanac.data-dir}/git}") String directory,
            @Value("${almanac.files.left-to-others:100MB}") DataSize leftToOthers) {
        this.directory = Path.of(directory).toAbsolutePath().normalize();
        this.space = new Space(this.directory, leftToOthers.toBytes());
        SettingsOfNobody.install();
        WindowCacheConfig memory = new WindowCacheConfig();
        memory.setStreamFileThreshold(LARGEST_IN_MEMORY);
        memory.install();
    }

    @Override
    public BareRepository open(ProjectId project) {
        Path place = directory.resolve(project.value() + SUFFIX);
        try {
            if (!Files.isDirectory(place)) {
                make(place, madeAt(project));
            }
            return new BareRepository(repository(place.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path directory() {
        return Disk.folder(directory);
    }

    @Override
    public long room() {
        try {
            Disk.folder(directory);
            return space.room();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids begin with the second in which they were made: the same for whoever makes the repository, whenever. */
    private static Instant madeAt(ProjectId project) {
        return Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(project.value(), 0, 8));
    }

    private void make(Path place, Instant at) throws IOException {
        Path aside = Files.createTempDirectory(directory(), UNFINISHED);
        try {
            try (Repository repository = repository(aside.toFile())) {
                repository.create(true);
                settings(repository.getConfig());
                FirstCommit.into(repository, at);
                Durable.force(repository);
            }
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            Disk.force(directory);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(place)) { // otherwise another was first
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    /** What was acknowledged is on the disk; and what a commit ever named stays, even when no branch leads there any more. */
    private static void settings(StoredConfig config) throws IOException {
        config.setBoolean("core", null, "logAllRefUpdates", true);
        config.setBoolean("core", null, "fsyncObjectFiles", true);
        config.setBoolean("core", null, "fsyncRefFiles", true);
        config.setString("gc", null, "pruneExpire", "never");
        config.setString("gc", null, "prunePackExpire", "never");
        config.setString("gc", null, "reflogExpire", "never");
        config.save();
    }

    private static Repository repository(File place) throws IOException {
        return new FileRepositoryBuilder().setGitDir(place).setBare().build();
    }
}
