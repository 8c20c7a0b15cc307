package almanac.dataset.command;

import almanac.shared.SnapshotId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the files of a snapshot are deleted. */
@SystemOnly
public record DeleteSnapshot(@TargetAggregateIdentifier SnapshotId snapshot) implements SnapshotCommand {}
