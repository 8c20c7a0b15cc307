package almanac.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The database of a data directory as {@code initdb} leaves it. It is made once for all tests of a process, and copied. */
final class FreshCluster {

    private static final String DATABASE = "postgres";
    private static final String PASSWORD = "postgres.password";

    private FreshCluster() {}

    private static final class OnlyOne {
        private static final Path DIRECTORY = make();
    }

    private static Path make() {
        try {
            Path directory = Files.createTempDirectory("almanac-fresh-cluster");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(directory.toFile())));
            try (DataDirectory data = DataDirectory.open(directory.toString())) {
                new PostgresCluster(data, PostgresBinaries.unpacked(data)).create();
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copyTo(Path data) {
        try {
            Files.createDirectories(data);
            // cp keeps the permissions of files, which PostgreSQL checks
            Process copy = new ProcessBuilder("cp", "-a", DATABASE, PASSWORD, data + "/")
                    .directory(OnlyOne.DIRECTORY.toFile())
                    .inheritIO()
                    .start();
            if (copy.waitFor() != 0) {
                throw new IOException("cp could not copy " + OnlyOne.DIRECTORY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
