package almanac.dataset.command;

import almanac.shared.SnapshotId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the files of a snapshot cannot be copied. */
@SystemOnly
public record FailSnapshot(@TargetAggregateIdentifier SnapshotId snapshot, String reason) implements SnapshotCommand {}
