package almanac.durability;

import almanac.deployment.Image;
import almanac.server.Quiet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * A data directory as the first start of a server leaves it: the database made and migrated, the first account, tier and
 * environment recorded. One server makes it for all processes of the tests, and each test gets a
 * copy, which is its own.
 */
final class FreshData {

    private static final Path HOME = Image.FRESH_DATA;

    private FreshData() {}

    static void copyTo(Path data) throws IOException, InterruptedException {
        Image.built();
        make();
        // cp keeps the permissions of files, which PostgreSQL checks
        Process copy = new ProcessBuilder("cp", "-a", HOME.resolve("data").toString(), data.toString())
                .inheritIO()
                .start();
        if (copy.waitFor() != 0) {
            throw new IOException("cp could not copy " + HOME);
        }
    }

    /** Once for all lanes: the others wait. */
    private static synchronized void make() throws IOException, InterruptedException {
        Path made = HOME.resolve("made");
        if (Files.exists(made)) {
            return;
        }
        FileSystemUtils.deleteRecursively(HOME);
        Files.createDirectories(HOME);
        try (ServerProcess first = ServerProcess.start(HOME.resolve("data"))) {
            first.api().get("/api/users/v1/self").expect(200);
            Quiet.await(TableDump.database(HOME.resolve("data"))); // its environment is built
        }
        Files.createFile(made);
    }
}
