package almanac.dataset.command;

import almanac.shared.SnapshotId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The files of a snapshot are being copied. */
@SystemOnly
public record BeginCopying(@TargetAggregateIdentifier SnapshotId snapshot) implements SnapshotCommand {}
