package almanac.dataset.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.dataset.event.DatasetFileEvent;
import almanac.dataset.event.DatasetFileEvent.DatasetFileRemoved;
import almanac.dataset.event.DatasetFileEvent.DatasetFileWritten;
import almanac.dataset.query.DatasetQuery.GetFile;
import almanac.row.History;
import almanac.shared.DatasetFileId;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import org.junit.jupiter.api.Test;

class DatasetFileRowTest {

    private static final DatasetId SALES = new DatasetId("66b0000000000000000000d1");
    private static final FilePath MAY = new FilePath("raw/may.csv");
    private static final Sha256 OLD = Sha256.of(new byte[] {1});
    private static final Sha256 NEW = Sha256.of(new byte[] {1, 2});
    private static final DatasetFileWritten WRITTEN = new DatasetFileWritten(SALES, MAY, OLD, 1, "text/csv", null);

    @Test
    void a_file_has_its_bytes_since_they_were_written() {
        assertThat(after(WRITTEN).toV1()).isEqualTo(new DatasetFileV1(MAY, 1, "text/csv", OLD, History.START));
        assertThat(after(WRITTEN, new DatasetFileWritten(SALES, MAY, NEW, 2, null, null))
                        .toV1())
                .isEqualTo(new DatasetFileV1(MAY, 2, null, NEW, History.at(1)));
    }

    @Test
    void a_file_that_was_removed_is_there_when_it_is_written_again() {
        DatasetFileRemoved removed = new DatasetFileRemoved(SALES, MAY);
        assertThat(after(WRITTEN).isThere()).isTrue();
        assertThat(after(WRITTEN, removed).isThere()).isFalse();
        assertThat(after(WRITTEN, removed, WRITTEN).isThere()).isTrue();
    }

    @Test
    void events_seen_twice_change_nothing() {
        String stream = DatasetFileId.of(SALES, MAY).value();
        DatasetFileRow twice = History.foldTwice(
                new DatasetFileRow(), stream, WRITTEN, new DatasetFileWritten(SALES, MAY, NEW, 2, null, null));
        assertThat(twice.version()).isEqualTo(1);
        assertThat(twice.toV1().writtenAt()).isEqualTo(History.at(1));
        assertThat(twice.asked()).isEqualTo(new GetFile(SALES, MAY));
    }

    private static DatasetFileRow after(DatasetFileEvent... events) {
        return History.fold(new DatasetFileRow(), DatasetFileId.of(SALES, MAY).value(), events);
    }
}
