package almanac.dataset.command;

import almanac.shared.SnapshotId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that all files of a snapshot are copied. */
@SystemOnly
public record CompleteSnapshot(@TargetAggregateIdentifier SnapshotId snapshot, long files, long bytes)
        implements SnapshotCommand {}
