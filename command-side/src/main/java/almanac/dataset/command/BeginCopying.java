package almanac.dataset.command;

import almanac.shared.SnapshotId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the copying of a snapshot's files has begun. */
@SystemOnly
public record BeginCopying(@TargetAggregateIdentifier SnapshotId snapshot) implements SnapshotCommand {}
