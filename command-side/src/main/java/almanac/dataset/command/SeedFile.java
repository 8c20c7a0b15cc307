package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import almanac.shared.SystemOnly;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives a dataset that was made from a snapshot one of its first files. It changes nothing if the path was ever written
 * before: a file that a user has removed since must not come back, however late this command arrives.
 */
@SystemOnly
public record SeedFile(
        DatasetId dataset,
        FilePath path,
        Sha256 content,
        long size,
        @Nullable String mediaType,
        @Nullable Instant writtenAt)
        implements FileCommand {}
