package almanac.experiment.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.ExperimentDirectory;
import almanac.access.ExperimentTables.KnownRun;
import almanac.experiment.command.ArtifactCommand.DropArtifact;
import almanac.experiment.command.ArtifactCommand.RemoveArtifact;
import almanac.experiment.command.ArtifactCommand.WriteArtifact;
import almanac.experiment.event.ArtifactEvent.ArtifactRemoved;
import almanac.experiment.event.ArtifactEvent.ArtifactWritten;
import almanac.shared.ArtifactId;
import almanac.shared.ErrorCode;
import almanac.shared.Sha256;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one artifact. Each has its own stream, so writers of other artifacts never wait. */
@Aggregate
class Artifact {

    /** Null if the artifact was never written. */
    @AggregateIdentifier
    private @Nullable ArtifactId artifact;

    /** Null if the artifact was removed. */
    private @Nullable Sha256 content;

    Artifact() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(WriteArtifact command, ExperimentDirectory directory) {
        requireOwn(command, directory);
        if (!command.content().equals(content)) {
            apply(new ArtifactWritten(
                    command.root(), command.project(), command.path(), command.content(), command.size()));
        }
    }

    @EventSourcingHandler
    void evolve(ArtifactWritten event) {
        artifact = ArtifactId.of(event.root(), event.path());
        content = event.content();
    }

    @CommandHandler
    void decide(RemoveArtifact command, ExperimentDirectory directory) {
        requireOwn(command, directory);
        if (content == null) {
            throw command.missing();
        }
        apply(new ArtifactRemoved(command.root(), command.path()));
    }

    /** An artifact whose run was restored meanwhile stays. */
    @CommandHandler
    void decide(DropArtifact command, ExperimentDirectory directory) {
        boolean isOrphan =
                directory.holdRun(command.root()).filter(KnownRun::isDeleted).isPresent();
        if (isOrphan && content != null) {
            apply(new ArtifactRemoved(command.root(), command.path()));
        }
    }

    @EventSourcingHandler
    void evolve(ArtifactRemoved event) {
        content = null;
    }

    private static void requireOwn(ArtifactCommand.OfOwner command, ExperimentDirectory directory) {
        if (command.root().isOfVersion()) {
            throw ErrorCode.VERSION_IS_FROZEN.with();
        }
        KnownRun run = directory
                .holdRun(command.root())
                .filter(known -> known.project().equals(command.project()))
                .orElseThrow(() -> ErrorCode.ARTIFACTS_NOT_FOUND.with(command.root()));
        if (!run.owner().equals(command.by())) {
            throw ErrorCode.RUN_OF_ANOTHER.with(command.root());
        }
        if (run.isDeleted()) {
            throw ErrorCode.EXPERIMENT_RUN_DELETED.with(command.root());
        }
    }
}
