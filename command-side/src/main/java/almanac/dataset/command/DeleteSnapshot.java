package almanac.dataset.command;

import almanac.shared.SnapshotId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The files of a snapshot are gone. */
@SystemOnly
public record DeleteSnapshot(@TargetAggregateIdentifier SnapshotId snapshot) implements SnapshotCommand {}
