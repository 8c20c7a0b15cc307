package almanac.dataset.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.dataset.command.DatasetCommand.CreateDataset;
import almanac.dataset.command.DatasetCommand.DeleteDataset;
import almanac.dataset.command.SnapshotCommand.RequestSnapshot;
import almanac.messaging.Dispatch;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.Sha256;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.git.LfsObjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Bytes go when nobody needs them any more, and not before. */
class BlobGarbageCollectorTest {

    private static final Someone ANA = Someone.called("ana");

    private final Server server = Server.running();
    private final BlobStore blobs = server.bean(BlobStore.class);
    private final BlobGarbageCollector collection = server.bean(BlobGarbageCollector.class);
    private final DatasetId dataset = new DatasetId(nextId());
    private final Api api = ANA.api().with("Content-Type", "text/plain");

    BlobGarbageCollectorTest() {
        ProjectId project = new ProjectId(Given.aPrivateProjectOf(ANA).id());
        send(new CreateDataset(dataset, project, Someone.unique("dataset"), null, List.of(), new UserId(ANA.id())));
    }

    @Test
    void what_a_dataset_has_stays_and_what_it_had_goes() {
        Sha256 first = put("roses", "are red");
        Sha256 second = put("roses", "are blue");
        Sha256 removed = put("violets", "are blue, too");
        api.delete(path("violets")).expect(200);
        age(first, second, removed);
        collect();
        assertThat(List.of(first, second, removed).stream().filter(this::isKept))
                .containsExactly(second);
    }

    @Test
    void what_a_snapshot_has_stays_until_its_dataset_is_gone() {
        Sha256 first = put("roses", "are red");
        send(new RequestSnapshot(new SnapshotId(nextId()), dataset, List.of(new FilePath("roses"))));
        api.delete(path("roses")).expect(200);
        age(first);
        collect();
        assertThat(isKept(first)).isTrue();
        send(new DeleteDataset(dataset));
        collect();
        assertThat(isKept(first)).isFalse();
    }

    @Test
    void what_another_file_of_the_same_bytes_needs_stays() {
        Sha256 shared = put("roses", "are red");
        put("tulips", "are red");
        api.delete(path("roses")).expect(200);
        age(shared);
        collect();
        assertThat(isKept(shared)).isTrue();
    }

    @Test
    void what_a_project_has_by_git_lfs_stays() {
        LfsObjects objects = server.bean(LfsObjects.class);
        ProjectId project = new ProjectId(nextId());
        Blob object = blobs.keep(new ByteArrayInputStream(text("weights of " + project)));
        objects.add(project, object);
        age(object.content());
        collect();
        assertThat(isKept(object.content())).isTrue();
        objects.discard(project);
        collect();
        assertThat(isKept(object.content())).isFalse();
    }

    @Test
    void what_was_kept_a_moment_ago_stays_for_its_event_may_be_to_come() {
        Sha256 old = put("roses", "are red");
        api.delete(path("roses")).expect(200);
        age(old);
        blobs.keep(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        blobs.keep(new ByteArrayInputStream(text("are red")));
        collect();
        assertThat(isKept(old)).isTrue();
        assertThat(isKept(Sha256.of(new byte[] {1, 2, 3}))).isTrue();
    }

    @Test
    void nothing_is_collected_before_the_tables_know_of_all_that_has_happened() {
        assertThat(collection.isPossible(collection.begin() + 1)).isFalse();
        server.database().update("""
                insert into dead_letter_entry (dead_letter_id, processing_group, sequence_identifier, sequence_index,
                    message_type, event_identifier, time_stamp, payload_type, payload, meta_data, enqueued_at, last_touched)
                values ('of-a-test', 'dataset-contents', 'x', 0, 'x', 'x', '', 'x', '', '', '', '')""");
        try {
            assertThat(collection.isPossible(0)).isFalse();
        } finally {
            server.database().update("delete from dead_letter_entry where dead_letter_id = 'of-a-test'");
        }
    }

    private void collect() {
        long since = collection.begin();
        Awaitility.await("the tables are up to date")
                .atMost(Duration.ofSeconds(20))
                .until(() -> collection.isPossible(since));
        collection.collect();
    }

    private Sha256 put(String path, String text) {
        String unique = text + " in " + dataset;
        api.put(path(path), unique).expect(200);
        return Sha256.of(text(text));
    }

    private byte[] text(String text) {
        return (text + " in " + dataset).getBytes(UTF_8);
    }

    private String path(String file) {
        return "/api/almanac/v1/datasets/" + dataset + "/files/" + file;
    }

    private void age(Sha256... contents) {
        for (Sha256 content : contents) {
            try {
                Files.setLastModifiedTime(blobs.find(content).orElseThrow(), FileTime.from(Instant.EPOCH));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean isKept(Sha256 content) {
        return blobs.find(content).isPresent();
    }

    private String nextId() {
        return Server.running().bean(IdSource.class).next();
    }

    private void send(Object command) {
        server.bean(Dispatch.class).sendAsSystem(command, "of a test");
    }
}
