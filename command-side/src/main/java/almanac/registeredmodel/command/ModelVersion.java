package almanac.registeredmodel.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.ArtifactTable.Frozen;
import almanac.access.ModelDirectory;
import almanac.registeredmodel.command.ModelVersionCommand.CreateVersion;
import almanac.registeredmodel.command.ModelVersionCommand.DeleteVersion;
import almanac.registeredmodel.command.ModelVersionCommand.DescribeVersion;
import almanac.registeredmodel.command.ModelVersionCommand.RemoveVersionTag;
import almanac.registeredmodel.command.ModelVersionCommand.TagVersion;
import almanac.registeredmodel.event.ModelVersionEvent.VersionCreated;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDeleted;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDescribed;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagRemoved;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagged;
import almanac.shared.Entries;
import almanac.shared.ErrorCode;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Decides on one version of a registered model: its files, and what is said of it. Where it stands is up to its
 * {@link VersionStage}.
 */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class ModelVersion {

    @AggregateIdentifier
    private ModelVersionId version;

    private ProjectId project;
    private int number;
    private String description;
    private final Map<String, String> tags = new HashMap<>();

    @AggregateMember
    private VersionStage stage;

    ModelVersion() {} // for Axon

    /** Holds the artifacts before it looks at them, so that what it counts is what the version gets. */
    @CommandHandler
    ModelVersion(CreateVersion command, ModelDirectory directory) {
        if (directory
                .holdModel(command.model())
                .filter(command.project()::equals)
                .isEmpty()) {
            throw ErrorCode.MODEL_NOT_FOUND.with(command.model());
        }
        create(command, freeze(command, directory), directory.nextVersion(command.model()));
    }

    /** Creates the first version within the transaction that registers its model. */
    static ModelVersion first(CreateVersion command, ModelDirectory directory) {
        ModelVersion version = new ModelVersion();
        version.create(command, freeze(command, directory), 1);
        return version;
    }

    private static Frozen freeze(CreateVersion command, ModelDirectory directory) {
        ProjectId from = directory
                .holdArtifacts(command.artifactRoot())
                .orElseThrow(() -> ErrorCode.MODEL_SOURCE_EMPTY.with(command.source()));
        if (!from.equals(command.project())) {
            throw ErrorCode.MODEL_SOURCE_ELSEWHERE.with(command.source());
        }
        Frozen frozen = directory.sum(command.artifactRoot(), command.path());
        if (frozen.files() == 0) {
            throw ErrorCode.MODEL_SOURCE_EMPTY.with(command.source());
        }
        return frozen;
    }

    private void create(CreateVersion command, Frozen frozen, int number) {
        apply(new VersionCreated(
                command.version(),
                command.model(),
                command.project(),
                number,
                command.run(),
                command.artifactRoot(),
                command.path(),
                command.source(),
                command.description(),
                frozen.files(),
                frozen.bytes(),
                frozen.digest()));
        if (!command.tags().isEmpty()) {
            apply(new VersionTagged(command.version(), command.tags()));
        }
    }

    @EventSourcingHandler
    void evolve(VersionCreated event) {
        version = event.version();
        project = event.project();
        number = event.number();
        description = event.description();
        stage = new VersionStage(event);
    }

    @CommandHandler
    void decide(DescribeVersion command) {
        requireIn(command);
        if (!command.description().equals(description)) {
            apply(new VersionDescribed(version, command.description()));
        }
    }

    @EventSourcingHandler
    void evolve(VersionDescribed event) {
        description = event.description();
    }

    @CommandHandler
    void decide(TagVersion command) {
        requireIn(command);
        Map<String, String> changed = Entries.changed(tags, command.tags());
        if (!changed.isEmpty()) {
            apply(new VersionTagged(version, changed));
        }
    }

    @EventSourcingHandler
    void evolve(VersionTagged event) {
        tags.putAll(event.tags());
    }

    @CommandHandler
    void decide(RemoveVersionTag command) {
        requireIn(command);
        if (!tags.containsKey(command.key())) {
            throw ErrorCode.MODEL_TAG_NOT_FOUND.with("version " + number, command.key());
        }
        apply(new VersionTagRemoved(version, command.key()));
    }

    @EventSourcingHandler
    void evolve(VersionTagRemoved event) {
        tags.remove(event.key());
    }

    @CommandHandler
    void decide(DeleteVersion command) {
        requireIn(command);
        stage.cancelOpen();
        apply(new VersionDeleted(version));
    }

    @EventSourcingHandler
    void evolve(VersionDeleted event) {
        markDeleted();
    }

    private void requireIn(ModelVersionCommand.Existing command) {
        if (!command.project().equals(project)) {
            throw command.missing();
        }
    }
}
