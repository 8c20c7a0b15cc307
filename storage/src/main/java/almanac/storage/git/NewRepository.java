package almanac.storage.git;

import almanac.storage.files.AtomicFiles;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.springframework.util.FileSystemUtils;

/** Makes a repository aside and puts it into its place in one step, when it is whole and on the disk. */
final class NewRepository {

    private NewRepository() {}

    /** Writes the first content of a repository. */
    interface Beginning {

        void into(Repository repository) throws IOException;
    }

    static BareRepository open(Path place) throws IOException {
        return new BareRepository(new InspectedRepository(place));
    }

    /** Tells whether the place has a whole repository, not an empty or half restored folder. */
    static boolean isAt(Path place) {
        return Files.isRegularFile(place.resolve(Constants.HEAD))
                && Files.isDirectory(place.resolve(Constants.OBJECTS));
    }

    /** Returns a builder for the repository at the place, which need not exist yet. */
    static FileRepositoryBuilder builder(Path place) {
        return new FileRepositoryBuilder().setGitDir(place.toFile()).setBare();
    }

    /** Makes the repository, unless another server is quicker to make the same. */
    static void make(Path directory, String name, Beginning beginning) throws IOException {
        Path place = directory.resolve(name);
        Path aside = Files.createTempDirectory(directory, Leftovers.UNFINISHED);
        try {
            try (Repository repository = builder(aside).build()) {
                repository.create(true);
                settings(repository.getConfig());
                beginning.into(repository);
                Durable.force(repository);
            }
            AtomicFiles.put(aside, place, Forced.PLACE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(place)) { // otherwise another was first
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    /**
     * Sets that what was acknowledged is on the disk, and that what a commit ever named stays, even when no branch
     * leads there any more, whatever git program is run on it.
     */
    private static void settings(StoredConfig config) throws IOException {
        config.setBoolean("core", null, "logAllRefUpdates", true);
        config.setBoolean("core", null, "fsyncObjectFiles", true);
        config.setBoolean("core", null, "fsyncRefFiles", true);
        config.setString("gc", null, "pruneExpire", "never");
        config.setString("gc", null, "reflogExpire", "never");
        config.save();
    }
}
