package almanac.dataset.query;

import almanac.dataset.event.DatasetFileEvent;
import almanac.dataset.query.DatasetQuery.GetFile;
import almanac.dataset.query.DatasetQuery.ListFiles;
import almanac.dataset.query.DatasetQuery.ListFilesAfter;
import almanac.dataset.query.DatasetQuery.MayWriteFiles;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.DatasetFileId;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects the files of datasets, and answers queries for them. */
@Component
@ProcessingGroup("dataset-files")
class DatasetFiles extends RowProjection<DatasetFileEvent, DatasetFileRow> {

    private static final String OF_DATASET =
            "from dataset_file_row r where r.dataset_id = :dataset and not r.removed and ";

    DatasetFiles(RowStore store) {
        super(
                store,
                new ProjectionType<>(
                        "dataset-files",
                        DatasetFileEvent.class,
                        DatasetFileRow.class,
                        DatasetFileRow::new,
                        DatasetFileRow::asked));
    }

    @EventHandler
    void on(DatasetFileEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<DatasetFileV1> answer(GetFile query) {
        DatasetFileRow row = rows.find(
                        DatasetFileId.of(query.dataset(), query.path()).value())
                .filter(DatasetFileRow::isThere)
                .orElseThrow(() -> ErrorCode.FILE_NOT_FOUND.with(query.path(), query.dataset()));
        return Versioned.of(row.toV1(), row);
    }

    @QueryHandler
    Page<DatasetFileV1> answer(ListFiles query) {
        Map<String, Object> parameters = Paths.beginningWith(query.prefix());
        parameters.put("dataset", query.dataset().value());
        return rows.page(OF_DATASET + Paths.BEGIN_SO, "r.path", parameters, query.window())
                .map(DatasetFileRow::toV1);
    }

    /** Reads on by the index, without a count: a page costs the same however many files the dataset has. */
    @QueryHandler
    FilesAfter answer(ListFilesAfter query) {
        String after = query.after() == null ? "" : query.after().value();
        Map<String, String> parameters = Map.of("dataset", query.dataset().value(), "after", after);
        return new FilesAfter(rows.first(OF_DATASET + "r.path > :after", "r.path", parameters, query.limit()).stream()
                .map(DatasetFileRow::toV1)
                .toList());
    }

    /** Answers true: the guard has refused all callers that may not write. */
    @QueryHandler
    Boolean answer(MayWriteFiles query) {
        return true;
    }
}
