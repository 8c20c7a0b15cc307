package almanac.access.projection;

import almanac.access.FileTable;
import almanac.dataset.event.DatasetFileEvent;
import almanac.dataset.event.DatasetFileEvent.DatasetFileRemoved;
import almanac.dataset.event.DatasetFileEvent.DatasetFileWritten;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of the files of datasets. */
@Component
class DatasetFileAccess implements AccessPart<DatasetFileEvent> {

    private final FileTable files;

    DatasetFileAccess(FileTable files) {
        this.files = files;
    }

    @Override
    public Class<DatasetFileEvent> events() {
        return DatasetFileEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_file");
    }

    @Override
    public void apply(DatasetFileEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case DatasetFileWritten e -> files.add(e.dataset(), e.path());
            case DatasetFileRemoved e -> files.remove(e.dataset(), e.path());
        }
    }
}
