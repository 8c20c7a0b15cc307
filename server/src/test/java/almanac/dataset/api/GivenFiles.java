package almanac.dataset.api;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.dataset.command.DatasetCommand.CreateDataset;
import almanac.dataset.command.DatasetCommand.CreateDatasetFromSnapshot;
import almanac.dataset.command.SnapshotCommand.RequestSnapshot;
import almanac.messaging.Dispatch;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Datasets with files, and snapshots of them. */
final class GivenFiles {

    private static final String TEST = "of a test";
    private static final String STATUS = "select status from dataset_snapshot where snapshot_id = ?";

    private GivenFiles() {}

    /** A dataset, and those who can do something with it. */
    record Dataset(DatasetId id, Someone owner) {

        String files() {
            return "/api/almanac/v1/datasets/" + id + "/files";
        }

        String file(String path) {
            return files() + "/" + path;
        }

        Answer put(String path, String text) {
            return bytes(owner.api()).put(file(path), text).expect(200);
        }
    }

    record Snapshot(SnapshotId id, Dataset dataset) {

        String files() {
            return "/api/almanac/v1/snapshots/" + id + "/files";
        }

        String file(String path) {
            return files() + "/" + path;
        }
    }

    /** Whose bodies are no JSON. */
    static Api bytes(Api api) {
        return api.with("Content-Type", "application/octet-stream");
    }

    static Dataset aDatasetOf(Someone owner) {
        ProjectId project = new ProjectId(Given.aPrivateProjectOf(owner).id());
        DatasetId dataset = new DatasetId(nextId());
        send(new CreateDataset(dataset, project, Someone.unique("dataset"), null, List.of(), new UserId(owner.id())));
        return new Dataset(dataset, owner);
    }

    static Dataset aDatasetFrom(Snapshot source) {
        Someone owner = source.dataset().owner();
        DatasetId dataset = new DatasetId(nextId());
        send(new CreateDatasetFromSnapshot(dataset, source.id(), Someone.unique("copy"), null, new UserId(owner.id())));
        return new Dataset(dataset, owner);
    }

    static Snapshot aRequestedSnapshotOf(Dataset dataset, String... paths) {
        SnapshotId snapshot = new SnapshotId(nextId());
        send(new RequestSnapshot(
                snapshot, dataset.id(), Stream.of(paths).map(FilePath::new).toList()));
        return new Snapshot(snapshot, dataset);
    }

    /** Which holds its files. */
    static Snapshot anActiveSnapshotOf(Dataset dataset, String... paths) {
        Snapshot snapshot = aRequestedSnapshotOf(dataset, paths);
        Awaitility.await("the snapshot is active")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(snapshot).contains("ACTIVE"));
        return snapshot;
    }

    static List<String> status(Snapshot snapshot) {
        return Server.running()
                .database()
                .queryForList(STATUS, String.class, snapshot.id().value());
    }

    static List<String> paths(Answer listing) {
        return listing.expect(200)
                .at("/files")
                .valueStream()
                .map(file -> file.path("path").asString())
                .toList();
    }

    static void send(Object... commands) {
        Arrays.stream(commands)
                .forEach(command -> Server.running().bean(Dispatch.class).sendAsSystem(command, TEST));
    }

    private static String nextId() {
        return Server.running().bean(IdSource.class).next();
    }
}
