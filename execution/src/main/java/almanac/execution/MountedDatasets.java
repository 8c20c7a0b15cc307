package almanac.execution;

import almanac.dataset.query.DatasetFileV1;
import almanac.dataset.query.DatasetFilter;
import almanac.dataset.query.DatasetQuery.GetDataset;
import almanac.dataset.query.DatasetQuery.GetFile;
import almanac.dataset.query.DatasetQuery.ListDatasets;
import almanac.dataset.query.DatasetQuery.ListFilesAfter;
import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.dataset.query.DatasetRwInfoDtoV1;
import almanac.job.query.JobToRun;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.project.query.ProjectQuery.GetSharedDatasets;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.CallerRoles;
import almanac.shared.DatasetId;
import almanac.shared.DomainException;
import almanac.shared.FilePath;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.RoleLookup;
import almanac.shared.UserId;
import almanac.storage.files.Blob;
import almanac.storage.files.FileList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the application for the datasets of a project. */
@Component
@ForRole(Role.API)
record MountedDatasets(Dispatch dispatch, RoleLookup roleLookup) implements DatasetGateway {

    private static final int PAGE = 1_000;

    @Override
    public List<DatasetRwDetailsV1> of(JobToRun job) {
        ProjectId project = job.project();
        List<DatasetRwDetailsV1> datasets = new ArrayList<>();
        List<DatasetRwInfoDtoV1> own =
                all(window -> new ListDatasets(job.startedBy(), DatasetFilter.of(project), window));
        own.reversed().forEach(info -> datasets.add(info.dataset()));
        ask(new GetSharedDatasets(project))
                .value()
                .sharedDatasetIds()
                .forEach(id -> datasets.add(ask(new GetDataset(id)).value()));
        return datasets;
    }

    @Override
    public Optional<CallerRoles> roles(UserId user, DatasetId dataset) {
        return roleLookup.in(user, dataset);
    }

    @Override
    public Iterator<FileList.Line> filesOf(DatasetId dataset) {
        return Stream.iterate(
                        page(dataset, null),
                        page -> !page.isEmpty(),
                        page -> page(dataset, page.getLast().path()))
                .flatMap(List::stream)
                .map(file -> new FileList.Line(file.path(), blob(file), file.writtenAt()))
                .iterator();
    }

    private List<DatasetFileV1> page(DatasetId dataset, @Nullable FilePath after) {
        return ask(new ListFilesAfter(dataset, after, PAGE)).files();
    }

    private static Blob blob(DatasetFileV1 file) {
        return new Blob(file.sha256(), file.size());
    }

    @Override
    public Optional<Blob> file(DatasetId dataset, FilePath path) {
        try {
            return Optional.of(blob(ask(new GetFile(dataset, path)).value()));
        } catch (DomainException _) {
            return Optional.empty();
        }
    }

    @Override
    public void change(Object command, Caller by) {
        dispatch.send(command, by);
    }

    private <T> List<T> all(Function<Window, Query<Page<T>>> query) {
        List<T> found = new ArrayList<>();
        Page<T> page = ask(query.apply(new Window(0, PAGE)));
        while (!page.items().isEmpty()) {
            found.addAll(page.items());
            page = ask(query.apply(new Window(found.size(), PAGE)));
        }
        return found;
    }

    private <A> A ask(Query<A> query) {
        return dispatch.askAsSystem(query, RequestId.next());
    }
}
