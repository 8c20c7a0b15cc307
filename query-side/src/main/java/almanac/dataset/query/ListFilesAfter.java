package almanac.dataset.query;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the first files of a dataset after a path, by path. A client that goes on after the last of them misses no
 * file that exists all the while.
 *
 * @param after null for the first of all
 */
@Requires(Permission.READ_DATASET_RW)
public record ListFilesAfter(DatasetId dataset, @Nullable FilePath after, int limit)
        implements Scoped.Dataset, Query<FilesAfter> {}
