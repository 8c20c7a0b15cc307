package almanac.dataset.api;

import static almanac.dataset.api.GivenFiles.aDatasetFrom;
import static almanac.dataset.api.GivenFiles.aDatasetOf;
import static almanac.dataset.api.GivenFiles.aRequestedSnapshotOf;
import static almanac.dataset.api.GivenFiles.anActiveSnapshotOf;
import static almanac.dataset.api.GivenFiles.bytes;
import static almanac.dataset.api.GivenFiles.paths;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.dataset.api.GivenFiles.Dataset;
import almanac.dataset.api.GivenFiles.Snapshot;
import almanac.dataset.command.DatasetCommand.DeleteDataset;
import almanac.server.Server;
import almanac.server.Someone;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SnapshotFileHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Someone BO = Someone.called("bo");

    private final Dataset dataset = aDatasetOf(ANA);
    private final Api api = bytes(ANA.api());

    @Test
    void a_snapshot_keeps_what_the_dataset_had() {
        dataset.put("roses", "are red");
        dataset.put("violets", "are blue");
        Snapshot snapshot = anActiveSnapshotOf(dataset);
        dataset.put("roses", "were red");
        api.delete(dataset.file("violets")).expect(200);
        dataset.put("sugar", "is sweet");
        assertThat(paths(api.get(snapshot.files()))).containsExactly("roses", "violets");
        assertThat(api.get(snapshot.file("roses")).expect(200).body()).isEqualTo("are red");
        assertThat(api.with("Range", "bytes=4-")
                        .get(snapshot.file("violets"))
                        .expect(206)
                        .body())
                .isEqualTo("blue");
        api.get(snapshot.file("sugar")).expect(404);
        api.put(snapshot.file("roses"), "x").expect(404);
    }

    @Test
    void what_is_written_after_it_was_asked_for_is_not_in_it_however_soon() {
        for (int round = 0; round < 10; round++) {
            dataset.put("roses", "are red " + round);
            Snapshot snapshot = aRequestedSnapshotOf(dataset);
            dataset.put("roses", "were red");
            dataset.put("late" + round, "too late");
            awaitStatus(snapshot, "ACTIVE");
            assertThat(api.get(snapshot.file("roses")).expect(200).body()).isEqualTo("are red " + round);
            api.get(snapshot.file("late" + round)).expect(404);
        }
    }

    @Test
    void it_keeps_the_files_and_folders_that_are_named() {
        for (String path : List.of("a/1", "a/b/2", "ab", "c", "d")) {
            dataset.put(path, path);
        }
        Snapshot snapshot = anActiveSnapshotOf(dataset, "a", "a/1", "c");
        assertThat(paths(api.get(snapshot.files()))).containsExactly("a/1", "a/b/2", "c");
        assertThat(paths(api.get(snapshot.files() + "?prefix=a/&offset=1"))).containsExactly("a/b/2");
    }

    @Test
    void a_path_that_names_nothing_makes_it_fail_with_a_reason() {
        dataset.put("roses", "are red");
        Snapshot snapshot = aRequestedSnapshotOf(dataset, "roses", "ros");
        awaitEvent(snapshot, "SnapshotFailed");
        assertThat(Server.running()
                        .database()
                        .queryForList(
                                "select payload ->> 'reason' from domain_event where aggregate_identifier = ?"
                                        + " and payload_type like '%SnapshotFailed'",
                                String.class, snapshot.id().value()))
                .containsExactly("relativeFilePaths: there is no file and no folder 'ros'");
        assertThat(api.get(snapshot.files()).expect(400).text("/errors/0")).contains("holds no files");
        api.get(snapshot.file("roses")).expect(400);
    }

    @Test
    void an_empty_dataset_has_an_empty_snapshot() {
        assertThat(paths(api.get(anActiveSnapshotOf(dataset).files()))).isEmpty();
    }

    @Test
    void a_dataset_made_from_it_starts_with_its_files() {
        for (String path : List.of("a/1", "a/2", "b")) {
            dataset.put(path, path);
        }
        Snapshot snapshot = anActiveSnapshotOf(dataset, "a");
        Dataset copy = aDatasetFrom(snapshot);
        Awaitility.await("the dataset has its files")
                .atMost(Duration.ofSeconds(20))
                .until(() -> hasEvent(copy.id().value(), "DatasetFilled"));
        assertThat(paths(api.get(copy.files()))).containsExactly("a/1", "a/2");
        assertThat(api.get(copy.file("a/1")).expect(200).body()).isEqualTo("a/1");
        dataset.put("a/1", "changed");
        copy.put("a/2", "changed too");
        assertThat(api.get(copy.file("a/1")).body()).isEqualTo("a/1");
        assertThat(api.get(snapshot.file("a/2")).body()).isEqualTo("a/2");
    }

    @Test
    void nobody_else_may_know_of_it() {
        dataset.put("roses", "are red");
        Snapshot snapshot = anActiveSnapshotOf(dataset);
        BO.api().get(snapshot.files()).expect(404);
        BO.api().get(snapshot.file("roses")).expect(404);
    }

    @Test
    void with_its_dataset_it_is_gone() {
        dataset.put("roses", "are red");
        Snapshot snapshot = anActiveSnapshotOf(dataset);
        GivenFiles.send(new DeleteDataset(dataset.id()));
        api.get(dataset.file("roses")).expect(404);
        api.get(snapshot.file("roses")).expect(404);
        awaitEvent(snapshot, "SnapshotDeleted");
        Awaitility.await("nothing is left of it")
                .atMost(Duration.ofSeconds(20))
                .until(() -> GivenFiles.status(snapshot).isEmpty());
    }

    private static void awaitStatus(Snapshot snapshot, String status) {
        Awaitility.await(status)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> GivenFiles.status(snapshot).contains(status));
    }

    private static void awaitEvent(Snapshot snapshot, String type) {
        Awaitility.await(type)
                .atMost(Duration.ofSeconds(20))
                .until(() -> hasEvent(snapshot.id().value(), type));
    }

    private static boolean hasEvent(String stream, String type) {
        return !Server.running()
                .database()
                .queryForList(
                        "select 1 from domain_event where aggregate_identifier = ? and payload_type like ?",
                        stream,
                        "%$" + type)
                .isEmpty();
    }
}
