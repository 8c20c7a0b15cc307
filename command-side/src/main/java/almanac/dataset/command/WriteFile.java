package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives a file, which may be new, the content that is stored under a digest.
 *
 * @param mediaType as the client names it
 * @param writtenAt when its bytes were written; null for now
 */
@Requires(Permission.UPDATE_DATASET_RW)
public record WriteFile(
        DatasetId dataset,
        FilePath path,
        Sha256 content,
        long size,
        @Nullable String mediaType,
        @Nullable Instant writtenAt,
        FileCondition condition)
        implements FileCommand {}
