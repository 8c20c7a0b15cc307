package almanac.dataset.query;

import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a dataset or snapshot, without its bytes.
 *
 * @param mediaType as its writer named it
 * @param writtenAt when its bytes were written: the time that a job left on the file, otherwise its arrival
 */
public record DatasetFileV1(
        FilePath path, long size, @Nullable String mediaType, Sha256 sha256, Instant writtenAt) {}
