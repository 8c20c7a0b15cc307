package almanac.server;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.storage.files.BlobStore;
import almanac.storage.files.CollectionLock;
import almanac.storage.files.PartUploads;
import almanac.storage.files.Uploads;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Configures where the bytes of datasets are. The servers of one database have one such place. */
@Configuration(proxyBeanMethods = false)
@ForRole(Role.API)
class FilesConfiguration {

    private static final String BELOW_DATA = "datasets";

    private final Path directory;

    FilesConfiguration(DataDirectory data, @Value("${almanac.files.dir:}") String given) {
        this.directory = given.isBlank() ? data.resolve(BELOW_DATA) : Path.of(given);
    }

    @Bean(destroyMethod = "close")
    BlobStore blobStore(
            @Value("${almanac.files.left-to-others:100MB}") DataSize leftToOthers,
            CollectionLock lock,
            InstantSource clock) {
        return new BlobStore(directory, leftToOthers.toBytes(), lock, clock);
    }

    @Bean
    PartUploads partUploads(
            @Value("${almanac.files.left-to-others:100MB}") DataSize leftToOthers, InstantSource clock) {
        return new PartUploads(directory.resolve("parts"), leftToOthers.toBytes(), clock);
    }

    @Bean
    Uploads uploads(@Value("${almanac.files.left-to-others:100MB}") DataSize leftToOthers, InstantSource clock) {
        return new Uploads(directory.resolve("uploads"), leftToOthers.toBytes(), clock);
    }
}
