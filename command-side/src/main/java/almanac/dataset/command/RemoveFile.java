package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** Removes a file from its dataset; snapshots that hold it keep it. */
@Requires(Permission.UPDATE_DATASET_RW)
public record RemoveFile(DatasetId dataset, FilePath path, FileCondition condition) implements FileCommand {}
