package almanac.dataset.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.access.DatasetDirectory;
import almanac.access.KnownSnapshot;
import almanac.dataset.command.DatasetCommand.CompleteFilling;
import almanac.dataset.command.DatasetCommand.CreateDataset;
import almanac.dataset.command.DatasetCommand.CreateDatasetFromSnapshot;
import almanac.dataset.command.DatasetCommand.DeleteDataset;
import almanac.dataset.command.DatasetCommand.EditDataset;
import almanac.dataset.command.DatasetCommand.FailFilling;
import almanac.dataset.command.DatasetCommand.RemoveSnapshotTag;
import almanac.dataset.command.DatasetCommand.TagSnapshot;
import almanac.dataset.event.DatasetEvent.DatasetCopied;
import almanac.dataset.event.DatasetEvent.DatasetCreated;
import almanac.dataset.event.DatasetEvent.DatasetDeleted;
import almanac.dataset.event.DatasetEvent.DatasetDescribed;
import almanac.dataset.event.DatasetEvent.DatasetFilled;
import almanac.dataset.event.DatasetEvent.DatasetFillingFailed;
import almanac.dataset.event.DatasetEvent.DatasetRenamed;
import almanac.dataset.event.DatasetEvent.SnapshotTagRemoved;
import almanac.dataset.event.DatasetEvent.SnapshotTagged;
import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one dataset: its name, the roles in it, and the tags of its snapshots. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Dataset {

    @AggregateIdentifier
    private DatasetId dataset;

    private String name;
    private @Nullable String description;
    private boolean isFilling;
    private final Map<String, SnapshotId> tags = new HashMap<>();

    @AggregateMember
    private DatasetGrants grants;

    Dataset() {} // for Axon

    @CommandHandler
    Dataset(CreateDataset command, DatasetDirectory directory, AccountDirectory accounts) {
        if (!directory.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        refuseTaken(command.name(), command.project(), directory);
        var granted = DatasetGrants.atFirst(command.grants(), command.by(), accounts);
        apply(new DatasetCreated(command.dataset(), command.project(), command.name(), command.description(), null));
        DatasetGrants.give(command.dataset(), granted);
    }

    @CommandHandler
    Dataset(CreateDatasetFromSnapshot command, DatasetDirectory directory, AccountDirectory accounts) {
        // locks the project before the dataset, in the same order as the archiving of a project
        directory.projectOf(command.snapshot()).ifPresent(directory::holdProject);
        KnownSnapshot source = directory
                .holdSnapshot(command.snapshot())
                .orElseThrow(() -> ErrorCode.SNAPSHOT_NOT_FOUND.with(command.snapshot()));
        if (!source.isActive()) {
            throw ErrorCode.SNAPSHOT_NOT_ACTIVE.with(command.snapshot());
        }
        ProjectId project = source.project();
        if (project != null) {
            refuseTaken(command.name(), project, directory);
        }
        var granted = DatasetGrants.atFirst(List.of(), command.by(), accounts);
        apply(new DatasetCreated(
                command.dataset(), project, command.name(), command.description(), command.snapshot()));
        DatasetGrants.give(command.dataset(), granted);
    }

    /** Creates a dataset as a copy of another, within the transaction that decides on the copy. */
    Dataset(DatasetCreated created, DatasetCopied copied, AccountId owner) {
        apply(created);
        apply(copied);
        DatasetGrants.give(created.dataset(), Map.of(owner, DatasetRole.OWNER));
    }

    private static void refuseTaken(String name, ProjectId project, DatasetDirectory directory) {
        if (directory.isDatasetNameTaken(project, name)) {
            throw ErrorCode.DATASET_NAME_TAKEN.with(name);
        }
    }

    @EventSourcingHandler
    void evolve(DatasetCreated event) {
        dataset = event.dataset();
        name = event.name();
        description = event.description();
        isFilling = event.sourceSnapshot() != null;
        grants = new DatasetGrants(dataset);
    }

    @EventSourcingHandler
    void evolve(DatasetCopied event) {
        isFilling = true;
    }

    @CommandHandler
    void decide(CompleteFilling command) {
        if (isFilling) {
            apply(new DatasetFilled(dataset, command.files(), command.bytes()));
        }
    }

    @EventSourcingHandler
    void evolve(DatasetFilled event) {
        isFilling = false;
    }

    @CommandHandler
    void decide(FailFilling command) {
        if (isFilling) {
            apply(new DatasetFillingFailed(dataset, command.reason()));
        }
    }

    @EventSourcingHandler
    void evolve(DatasetFillingFailed event) {
        isFilling = false;
    }

    @CommandHandler
    void decide(EditDataset command, DatasetDirectory directory) {
        String newName = command.name();
        if (newName != null && !newName.equals(name)) {
            if (directory.isDatasetNameTakenFrom(dataset, newName)) {
                throw ErrorCode.DATASET_NAME_TAKEN.with(newName);
            }
            apply(new DatasetRenamed(dataset, newName));
        }
        if (command.description() != null && !command.description().equals(description)) {
            apply(new DatasetDescribed(dataset, command.description()));
        }
    }

    @EventSourcingHandler
    void evolve(DatasetRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(DatasetDescribed event) {
        description = event.description();
    }

    @CommandHandler
    void decide(TagSnapshot command, DatasetDirectory directory) {
        if (command.snapshot().equals(tags.get(command.tag()))) {
            return;
        }
        boolean isItsOwn = directory
                .holdSnapshot(command.snapshot())
                .filter(snapshot -> snapshot.dataset().equals(dataset))
                .isPresent();
        if (!isItsOwn) {
            throw ErrorCode.SNAPSHOT_OF_ANOTHER.with(command.snapshot(), dataset);
        }
        apply(new SnapshotTagged(dataset, command.tag(), command.snapshot()));
    }

    @EventSourcingHandler
    void evolve(SnapshotTagged event) {
        tags.put(event.tag(), event.snapshot());
    }

    @CommandHandler
    void decide(RemoveSnapshotTag command) {
        if (!tags.containsKey(command.tag())) {
            throw ErrorCode.TAG_NOT_FOUND.with(dataset, command.tag());
        }
        apply(new SnapshotTagRemoved(dataset, command.tag()));
    }

    @EventSourcingHandler
    void evolve(SnapshotTagRemoved event) {
        tags.remove(event.tag());
    }

    @CommandHandler
    void decide(DeleteDataset command, DatasetDirectory directory) {
        directory.holdForEnd(dataset);
        apply(new DatasetDeleted(dataset));
    }

    @EventSourcingHandler
    void evolve(DatasetDeleted event) {
        markDeleted();
    }
}
