package almanac.dataset.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.FileNames;
import almanac.dataset.command.FileCommand.RemoveFile;
import almanac.dataset.command.FileCommand.SeedFile;
import almanac.dataset.command.FileCommand.WriteFile;
import almanac.dataset.event.DatasetFileEvent.DatasetFileRemoved;
import almanac.dataset.event.DatasetFileEvent.DatasetFileWritten;
import almanac.shared.DatasetFileId;
import almanac.shared.Sha256;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one file of a dataset. Each file has its own stream, so writers of other files never wait. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class DatasetFile {

    /** Null if the file was never written. */
    @AggregateIdentifier
    private @Nullable DatasetFileId file;

    /** Null if the file was removed. */
    private @Nullable Sha256 content;

    private @Nullable String mediaType;

    DatasetFile() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(WriteFile command, FileNames names) {
        names.requireDataset(command.dataset());
        command.condition().require(command.path(), content);
        if (content == null) {
            names.requireFree(command.dataset(), command.path());
        }
        if (!command.content().equals(content) || !Objects.equals(command.mediaType(), mediaType)) {
            apply(new DatasetFileWritten(
                    command.dataset(),
                    command.path(),
                    command.content(),
                    command.size(),
                    command.mediaType(),
                    command.writtenAt()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SeedFile command, FileNames names) {
        names.requireDataset(command.dataset());
        if (file == null) {
            names.requireFree(command.dataset(), command.path());
            apply(new DatasetFileWritten(
                    command.dataset(),
                    command.path(),
                    command.content(),
                    command.size(),
                    command.mediaType(),
                    command.writtenAt()));
        }
    }

    @EventSourcingHandler
    void evolve(DatasetFileWritten event) {
        file = DatasetFileId.of(event.dataset(), event.path());
        content = event.content();
        mediaType = event.mediaType();
    }

    @CommandHandler
    void decide(RemoveFile command) {
        command.condition().require(command.path(), content);
        if (content == null) {
            throw command.missing();
        }
        apply(new DatasetFileRemoved(command.dataset(), command.path()));
    }

    @EventSourcingHandler
    void evolve(DatasetFileRemoved event) {
        content = null;
        mediaType = null;
    }
}
