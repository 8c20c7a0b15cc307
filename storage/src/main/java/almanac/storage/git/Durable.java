package almanac.storage.git;

import almanac.storage.files.Disk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/** Makes writes to a repository survive a power cut. Its objects and branches are forced as they are written. */
public final class Durable {

    private static final List<String> SETTINGS = List.of("HEAD", "config");

    private Durable() {}

    /** Forces the listings of the repository's folders and its settings to the disk. */
    public static void force(Repository repository) throws IOException {
        Path root = repository.getDirectory().toPath();
        for (String name : SETTINGS) {
            try (FileChannel file = FileChannel.open(root.resolve(name), StandardOpenOption.WRITE)) {
                file.force(true);
            }
        }
        forceFolders(root.resolve("objects"), 1);
        forceFolders(root.resolve("refs"), Integer.MAX_VALUE);
        Disk.force(root);
    }

    private static void forceFolders(Path top, int depth) throws IOException {
        try (Stream<Path> all = Files.walk(top, depth)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                Disk.force(folder);
            }
        }
    }
}
