package almanac.dataset.query;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import org.jspecify.annotations.Nullable;

/**
 * The first files of a dataset behind that path, by path: whoever goes on behind the last of them misses none that is
 * there all the while.
 *
 * @param after null for the first of all
 */
@Requires(Permission.READ_DATASET_RW)
public record ListFilesAfter(DatasetId dataset, @Nullable FilePath after, int limit) implements Scoped.Dataset {}
