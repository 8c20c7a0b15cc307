package almanac.execution;

import almanac.dataset.command.FileCommand.ChangeFiles;
import almanac.dataset.command.FileCommand.RemoveFile;
import almanac.dataset.command.FileCommand.WriteFile;
import almanac.dataset.command.FileCondition;
import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.job.query.JobToRun;
import almanac.messaging.Caller;
import almanac.shared.CallerRoles;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.DatasetRoles;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import almanac.shared.UserId;
import almanac.storage.files.Blob;
import almanac.storage.files.FileList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Datasets of everybody, and their files, which are changed as their streams decide it. */
final class DatasetsInMemory implements DatasetGateway {

    static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:05Z");

    private final Map<FilePath, Instant> dates = new HashMap<>();
    private final List<DatasetRwDetailsV1> datasets = new ArrayList<>();
    private final Map<DatasetId, Map<FilePath, Blob>> files =
            new TreeMap<>((one, other) -> one.value().compareTo(other.value()));

    DatasetId add(String name, Map<FilePath, Blob> content) {
        DatasetId dataset = new DatasetId("66b0000000000000000000%02x".formatted(datasets.size()));
        datasets.add(new DatasetRwDetailsV1(dataset, name, null, null, Instant.EPOCH, List.of(), Map.of()));
        files.put(dataset, new TreeMap<>(content));
        return dataset;
    }

    Instant dateOf(FilePath path) {
        return dates.getOrDefault(path, WRITTEN);
    }

    Map<FilePath, Blob> of(DatasetId dataset) {
        return files.getOrDefault(dataset, Map.of());
    }

    @Override
    public List<DatasetRwDetailsV1> of(JobToRun job) {
        return List.copyOf(datasets);
    }

    @Override
    public Optional<CallerRoles> roles(UserId user, DatasetId dataset) {
        return Optional.of(CallerRoles.of(Set.of(), new DatasetRoles(Set.of(DatasetRole.OWNER), null)));
    }

    @Override
    public Iterator<FileList.Line> filesOf(DatasetId dataset) {
        return of(dataset).entrySet().stream()
                .map(file ->
                        new FileList.Line(file.getKey(), file.getValue(), dates.getOrDefault(file.getKey(), WRITTEN)))
                .iterator();
    }

    @Override
    public Optional<Blob> file(DatasetId dataset, FilePath path) {
        return Optional.ofNullable(of(dataset).get(path));
    }

    @Override
    public void change(Object command, Caller by) {
        switch (command) {
            case ChangeFiles all -> changeTogether(all, by);
            case WriteFile write -> {
                require(write.condition(), write.path(), of(write.dataset()).get(write.path()));
                of(write.dataset()).put(write.path(), new Blob(write.content(), write.size()));
                dates.put(write.path(), Objects.requireNonNullElse(write.writtenAt(), WRITTEN));
            }
            case RemoveFile remove -> {
                require(remove.condition(), remove.path(), of(remove.dataset()).get(remove.path()));
                of(remove.dataset()).remove(remove.path());
            }
            default -> throw new IllegalArgumentException(command.toString());
        }
    }

    private void changeTogether(ChangeFiles all, Caller by) {
        Map<FilePath, Blob> before = Map.copyOf(of(all.dataset()));
        try {
            all.written().forEach(each -> change(each, by));
            all.removed().forEach(each -> change(each, by));
        } catch (DomainException refusal) {
            of(all.dataset()).clear();
            of(all.dataset()).putAll(before);
            throw refusal;
        }
    }

    private static void require(FileCondition condition, FilePath path, @Nullable Blob now) {
        Set<Sha256> oneOf = condition.oneOf();
        if (condition.mustBeNew() && now != null) {
            throw ErrorCode.FILE_THERE.with(path);
        }
        if (oneOf != null && (now == null || !oneOf.contains(now.content()))) {
            throw ErrorCode.FILE_CHANGED.with(path, String.valueOf(now));
        }
    }
}
