package almanac.support.execution;

import almanac.dataset.query.DatasetFileV1;
import almanac.dataset.query.DatasetFilter;
import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.dataset.query.DatasetRwInfoDtoV1;
import almanac.dataset.query.GetDataset;
import almanac.dataset.query.ListDatasets;
import almanac.dataset.query.ListFiles;
import almanac.job.query.JobToRun;
import almanac.project.query.GetSharedDatasets;
import almanac.project.query.SharedDatasetRwEntryV1;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.ProjectId;
import almanac.storage.files.Blob;
import almanac.support.ForRole;
import almanac.support.Role;
import almanac.support.web.Dispatch;
import almanac.support.web.RequestIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Which datasets a project has and uses, and what is in them; whoever it is for. */
@Component
@ForRole(Role.API)
record MountedDatasets(Dispatch dispatch) {

    private static final int PAGE = 1_000;

    /** Its own first, the oldest of them first. */
    List<DatasetRwDetailsV1> of(JobToRun job) {
        ProjectId project = job.project();
        List<DatasetRwDetailsV1> datasets = new ArrayList<>();
        List<DatasetRwInfoDtoV1> own =
                all(window -> new ListDatasets(job.startedBy(), DatasetFilter.of(project), window));
        own.reversed().forEach(info -> datasets.add(info.dataset()));
        SharedDatasetRwEntryV1 shared = (SharedDatasetRwEntryV1)
                ask(new GetSharedDatasets(project), Versioned.class).value();
        shared.sharedDatasetIds()
                .forEach(id -> datasets.add((DatasetRwDetailsV1)
                        ask(new GetDataset(id), Versioned.class).value()));
        return datasets;
    }

    Map<FilePath, Blob> filesOf(DatasetId dataset) {
        Map<FilePath, Blob> files = new TreeMap<>();
        List<DatasetFileV1> found = all(window -> new ListFiles(dataset, "", window));
        found.forEach(file -> files.put(file.path(), new Blob(file.sha256(), file.size())));
        return files;
    }

    @SuppressWarnings("unchecked") // each query has answers of its own type
    private <T> List<T> all(Function<Window, Object> query) {
        List<T> found = new ArrayList<>();
        Page<T> page = (Page<T>) ask(query.apply(new Window(0, PAGE)), Page.class);
        while (!page.items().isEmpty()) {
            found.addAll(page.items());
            page = (Page<T>) ask(query.apply(new Window(found.size(), PAGE)), Page.class);
        }
        return found;
    }

    private <T> T ask(Object query, Class<T> answer) {
        return dispatch.askAsSystem(query, answer, RequestIds.next());
    }
}
