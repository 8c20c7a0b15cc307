package almanac.dataset.command;

import almanac.access.FileNames;
import almanac.dataset.command.FileCommand.ChangeFiles;
import almanac.dataset.command.FileCommand.RemoveFile;
import almanac.dataset.command.FileCommand.SeedFile;
import almanac.dataset.command.FileCommand.SeedFiles;
import almanac.dataset.command.FileCommand.WriteFile;
import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Decides the changes of several files in one transaction. Each change is decided by the aggregate of its file, as a
 * single command would be, and all events are stored together (docs/adr/0038). The files are locked in the order of
 * their paths, so that two batches never deadlock.
 */
@Component
class DatasetFileBatches {

    private final Repository<DatasetFile> files;

    DatasetFileBatches(Repository<DatasetFile> files) {
        this.files = files;
    }

    @CommandHandler
    void decide(ChangeFiles command, FileNames names, MetaData metaData) throws Exception {
        requireFree(command.dataset(), command.written(), names);
        for (WriteFile each : inOrder(command.written())) {
            handle(each, metaData);
        }
        for (RemoveFile each : inOrder(command.removed())) {
            handle(each, metaData);
        }
    }

    @CommandHandler
    void decide(SeedFiles command, FileNames names, MetaData metaData) throws Exception {
        requireFree(command.dataset(), command.files(), names);
        for (SeedFile each : inOrder(command.files())) {
            handle(each, metaData);
        }
    }

    /**
     * Refuses paths that collide. A batch is in no table yet, so its paths are also checked against each other. The
     * path of an existing file is free.
     */
    private static void requireFree(DatasetId dataset, List<? extends FileCommand> commands, FileNames names) {
        Set<FilePath> paths = commands.stream().map(FileCommand::path).collect(Collectors.toSet());
        if (!paths.isEmpty()) {
            names.requireDataset(dataset);
            names.requireFree(dataset, paths);
        }
        for (FilePath path : paths) {
            path.folders().stream().filter(paths::contains).findFirst().ifPresent(other -> {
                throw ErrorCode.FILE_IN_THE_WAY.with(path, other);
            });
        }
    }

    private static <T extends FileCommand> List<T> inOrder(List<T> commands) {
        return commands.stream()
                .sorted((one, other) ->
                        one.path().value().compareTo(other.path().value()))
                .toList();
    }

    private void handle(FileCommand command, MetaData metaData) throws Exception {
        CommandMessage<?> message = new GenericCommandMessage<>(command, metaData);
        Aggregate<DatasetFile> file = files.loadOrCreate(command.file().value(), DatasetFile::new);
        file.handle(message);
    }
}
