package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SnapshotId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Requests a snapshot of the files of a dataset as they are now.
 *
 * @param paths of the files and folders that are wanted; empty for all
 */
@Requires(Permission.CREATE_SNAPSHOT)
public record RequestSnapshot(@TargetAggregateIdentifier SnapshotId snapshot, DatasetId dataset, List<FilePath> paths)
        implements Scoped.Dataset {}
