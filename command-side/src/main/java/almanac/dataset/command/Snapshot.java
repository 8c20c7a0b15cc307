package almanac.dataset.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.DatasetDirectory;
import almanac.access.KnownDataset;
import almanac.dataset.command.SnapshotCommand.BeginCopying;
import almanac.dataset.command.SnapshotCommand.CompleteSnapshot;
import almanac.dataset.command.SnapshotCommand.DeleteSnapshot;
import almanac.dataset.command.SnapshotCommand.FailSnapshot;
import almanac.dataset.command.SnapshotCommand.RequestSnapshot;
import almanac.dataset.event.SnapshotEvent.SnapshotCompleted;
import almanac.dataset.event.SnapshotEvent.SnapshotCopyingBegan;
import almanac.dataset.event.SnapshotEvent.SnapshotDeleted;
import almanac.dataset.event.SnapshotEvent.SnapshotFailed;
import almanac.dataset.event.SnapshotEvent.SnapshotRequested;
import almanac.shared.ErrorCode;
import almanac.shared.SnapshotId;
import java.util.Locale;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Tracks the progress of a snapshot of a dataset. A command that is repeated after a restart changes nothing. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Snapshot {

    private enum State {
        PENDING,
        COPYING,
        COMPLETED,
        FAILED
    }

    @AggregateIdentifier
    private SnapshotId snapshot;

    private State state;

    Snapshot() {} // for Axon

    @CommandHandler
    Snapshot(RequestSnapshot command, DatasetDirectory directory) {
        KnownDataset dataset = directory
                .holdDataset(command.dataset())
                .orElseThrow(() -> ErrorCode.DATASET_NOT_FOUND.with(command.dataset()));
        if (dataset.isFilling()) {
            throw ErrorCode.DATASET_BEING_FILLED.with(command.dataset());
        }
        apply(new SnapshotRequested(command.snapshot(), command.dataset(), command.paths()));
    }

    @EventSourcingHandler
    void evolve(SnapshotRequested event) {
        snapshot = event.snapshot();
        state = State.PENDING;
    }

    @CommandHandler
    void decide(BeginCopying command) {
        switch (state) {
            case PENDING -> apply(new SnapshotCopyingBegan(snapshot));
            case COPYING -> {}
            case COMPLETED, FAILED -> throw ended();
        }
    }

    @EventSourcingHandler
    void evolve(SnapshotCopyingBegan event) {
        state = State.COPYING;
    }

    @CommandHandler
    void decide(CompleteSnapshot command) {
        switch (state) {
            case PENDING -> throw ErrorCode.SNAPSHOT_NOT_BEGUN.with(snapshot);
            case COPYING -> apply(new SnapshotCompleted(snapshot, command.files(), command.bytes()));
            case COMPLETED -> {}
            case FAILED -> throw ended();
        }
    }

    @EventSourcingHandler
    void evolve(SnapshotCompleted event) {
        state = State.COMPLETED;
    }

    @CommandHandler
    void decide(FailSnapshot command) {
        switch (state) {
            case PENDING, COPYING -> apply(new SnapshotFailed(snapshot, command.reason()));
            case COMPLETED -> throw ended();
            case FAILED -> {}
        }
    }

    @EventSourcingHandler
    void evolve(SnapshotFailed event) {
        state = State.FAILED;
    }

    @CommandHandler
    void decide(DeleteSnapshot command) {
        apply(new SnapshotDeleted(snapshot));
    }

    @EventSourcingHandler
    void evolve(SnapshotDeleted event) {
        markDeleted();
    }

    private RuntimeException ended() {
        return ErrorCode.SNAPSHOT_ENDED.with(snapshot, state.name().toLowerCase(Locale.ROOT));
    }
}
