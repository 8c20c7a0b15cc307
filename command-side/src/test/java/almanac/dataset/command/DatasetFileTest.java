package almanac.dataset.command;

import static almanac.given.Failure.failure;
import static almanac.shared.ErrorCode.DATASET_NOT_FOUND;
import static almanac.shared.ErrorCode.FILE_CHANGED;
import static almanac.shared.ErrorCode.FILE_IN_THE_WAY;
import static almanac.shared.ErrorCode.FILE_NOT_FOUND;
import static almanac.shared.ErrorCode.FILE_THERE;

import almanac.access.FileNames;
import almanac.dataset.command.FileCommand.RemoveFile;
import almanac.dataset.command.FileCommand.SeedFile;
import almanac.dataset.command.FileCommand.WriteFile;
import almanac.dataset.event.DatasetFileEvent.DatasetFileRemoved;
import almanac.dataset.event.DatasetFileEvent.DatasetFileWritten;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetFileTest {

    private static final DatasetId SALES = new DatasetId("66b0000000000000000000d1");
    private static final DatasetId GONE = new DatasetId("66b0000000000000000000d2");
    private static final FilePath MAY = new FilePath("raw/may.csv");
    private static final Sha256 OLD = Sha256.of(new byte[] {1});
    private static final Sha256 NEW = Sha256.of(new byte[] {2});
    private static final FileCondition IS_THERE = new FileCondition(null, true, false);

    private final FixtureConfiguration<DatasetFile> fixture = new AggregateTestFixture<>(DatasetFile.class);
    private final Names names = new Names();

    /** Datasets, and paths at which no file can be. */
    private static final class Names implements FileNames {

        private final Set<FilePath> taken = new HashSet<>();

        @Override
        public void requireDataset(DatasetId dataset) {
            if (!dataset.equals(SALES)) {
                throw DATASET_NOT_FOUND.with(dataset);
            }
        }

        @Override
        public void requireFree(DatasetId dataset, FilePath path) {
            if (taken.contains(path)) {
                throw FILE_IN_THE_WAY.with(path, path);
            }
        }

        @Override
        public void requireFree(DatasetId dataset, Collection<FilePath> paths) {
            paths.forEach(path -> requireFree(dataset, path));
        }
    }

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(names);
    }

    @Test
    void a_file_is_new_at_first() {
        fixture.givenNoPriorActivity()
                .when(write(NEW, FileCondition.MUST_BE_NEW))
                .expectEvents(written(NEW));
    }

    @Test
    void it_is_written_again() {
        fixture.given(written(OLD)).when(write(NEW, FileCondition.NONE)).expectEvents(written(NEW));
    }

    @Test
    void the_same_bytes_change_nothing() {
        fixture.given(written(NEW)).when(write(NEW, FileCondition.NONE)).expectNoEvents();
    }

    @Test
    void the_same_bytes_of_another_type_do() {
        DatasetFileWritten asText = new DatasetFileWritten(SALES, MAY, NEW, 1, "text/plain", null);
        fixture.given(written(NEW))
                .when(new WriteFile(SALES, MAY, NEW, 1, "text/plain", null, FileCondition.NONE))
                .expectEvents(asText);
    }

    @Test
    void one_that_should_be_new_must_not_be_there() {
        fixture.given(written(OLD))
                .when(write(NEW, FileCondition.MUST_BE_NEW))
                .expectNoEvents()
                .expectException(failure(FILE_THERE));
    }

    @Test
    void a_first_file_of_a_dataset_is_written_once() {
        SeedFile seed = new SeedFile(SALES, MAY, NEW, 1, written(NEW).mediaType(), null);
        fixture.givenNoPriorActivity().when(seed).expectEvents(written(NEW));
        fixture.given(written(OLD)).when(seed).expectNoEvents();
    }

    @Test
    void a_first_file_that_somebody_has_removed_does_not_come_back() {
        fixture.given(written(NEW), new DatasetFileRemoved(SALES, MAY))
                .when(new SeedFile(SALES, MAY, NEW, 1, null, null))
                .expectNoEvents();
    }

    @Test
    void one_that_was_removed_is_new_again() {
        fixture.given(written(OLD), new DatasetFileRemoved(SALES, MAY))
                .when(write(OLD, FileCondition.MUST_BE_NEW))
                .expectEvents(written(OLD));
    }

    @Test
    void a_change_may_name_the_bytes_that_it_replaces() {
        fixture.given(written(OLD)).when(write(NEW, oneOf(OLD))).expectEvents(written(NEW));
        fixture.given(written(OLD)).when(write(NEW, IS_THERE)).expectEvents(written(NEW));
    }

    @Test
    void a_change_to_other_bytes_than_those_named_is_refused() {
        fixture.given(written(OLD))
                .when(write(NEW, oneOf(NEW)))
                .expectNoEvents()
                .expectException(failure(FILE_CHANGED));
    }

    @Test
    void a_change_to_what_should_be_there_and_is_not_is_refused() {
        fixture.givenNoPriorActivity().when(write(NEW, oneOf(OLD))).expectException(failure(FILE_CHANGED));
        fixture.givenNoPriorActivity().when(write(NEW, IS_THERE)).expectException(failure(FILE_CHANGED));
    }

    @Test
    void no_file_lies_below_another() {
        names.taken.add(MAY);
        fixture.givenNoPriorActivity()
                .when(write(NEW, FileCondition.NONE))
                .expectNoEvents()
                .expectException(failure(FILE_IN_THE_WAY));
    }

    @Test
    void there_are_no_files_without_a_dataset() {
        fixture.givenNoPriorActivity()
                .when(new WriteFile(GONE, MAY, NEW, 1, null, null, FileCondition.NONE))
                .expectException(failure(DATASET_NOT_FOUND));
    }

    @Test
    void a_file_is_removed() {
        fixture.given(written(OLD))
                .when(new RemoveFile(SALES, MAY, oneOf(OLD)))
                .expectEvents(new DatasetFileRemoved(SALES, MAY));
    }

    @Test
    void other_bytes_than_those_named_are_not_removed() {
        fixture.given(written(OLD))
                .when(new RemoveFile(SALES, MAY, oneOf(NEW)))
                .expectNoEvents()
                .expectException(failure(FILE_CHANGED));
    }

    @Test
    void what_was_removed_is_not_there_to_be_removed() {
        fixture.given(written(OLD), new DatasetFileRemoved(SALES, MAY))
                .when(new RemoveFile(SALES, MAY, FileCondition.NONE))
                .expectException(failure(FILE_NOT_FOUND));
    }

    private static FileCondition oneOf(Sha256 content) {
        return new FileCondition(Set.of(content), false, false);
    }

    private static WriteFile write(Sha256 content, FileCondition condition) {
        return new WriteFile(SALES, MAY, content, 1, null, null, condition);
    }

    private static DatasetFileWritten written(Sha256 content) {
        return new DatasetFileWritten(SALES, MAY, content, 1, null, null);
    }
}
