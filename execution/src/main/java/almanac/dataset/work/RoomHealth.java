package almanac.dataset.work;

import almanac.messaging.DiskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Reports down when changes cannot be kept for want of room: on a disk of the server's own directories, or of the
 * database.
 */
@Component
class RoomHealth extends AbstractHealthIndicator {

    /** PostgreSQL ends when it cannot make the next segment of its log, which has so many bytes. */
    private static final DataSize LEAST = DataSize.ofMegabytes(16);

    private final List<Path> directories;
    private final DiskStatus disk;
    private final DataSize least;

    @Autowired
    RoomHealth(
            @Value("${almanac.data-dir}") Path data,
            @Value("${almanac.git.dir:${almanac.data-dir}/git}") Path git,
            @Value("${almanac.files.dir:${almanac.data-dir}/datasets}") Path files,
            DiskStatus disk) {
        this(List.of(data, git, files), disk, LEAST);
    }

    RoomHealth(List<Path> directories, DiskStatus disk, DataSize least) {
        super("It cannot be found out how much room there is");
        this.directories = directories;
        this.disk = disk;
        this.least = least;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws IOException {
        builder.up();
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) { // a process that needs none has none
                long bytes = Files.getFileStore(directory).getUsableSpace();
                if (bytes < least.toBytes()) {
                    builder.down().withDetail(directory.toString(), "has %d bytes left".formatted(bytes));
                }
            }
        }
        if (disk.isFull()) {
            builder.down().withDetail("lastChange", "found a full disk");
        }
    }
}
