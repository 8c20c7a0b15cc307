package almanac.storage.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a pack claims, no more memory is taken for it than there is. */
class PackScanTest {

    private static final int MEGABYTE = 1 << 20;
    private static final PackMemory MEMORY = new PackMemory(24L * MEGABYTE); // much of it: nine megabytes
    private static final ObjectId SOMETHING = ObjectId.fromString("c".repeat(40));

    private final Random random = new Random(1);
    private long sizeOfSomething = -1;
    private long assemblyOfSomething;

    private void scan(byte[] pack) throws IOException {
        try (PackMemory.Claim claim = MEMORY.claim();
                PackScan scan = new PackScan(new PackEntries(claim, new Kept()))) {
            for (int at = 0; at < pack.length; ) {
                int length = Math.min(1 + random.nextInt(5000), pack.length - at);
                scan.accept(pack, at, length);
                at += length;
            }
        }
    }

    private final class Kept implements PackEntries.Present {

        @Override
        public long sizeOf(ObjectId id) {
            return id.equals(SOMETHING) || sizeOfSomething < 0 ? sizeOfSomething : -1;
        }

        @Override
        public long assemblyOf(ObjectId id) {
            return assemblyOfSomething;
        }
    }

    private void assertRefused(byte[] pack) {
        assertThatThrownBy(() -> scan(pack))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("of memory, and there are 9437184");
    }

    @Test
    void what_git_makes_is_understood(@TempDir Path directory) throws IOException {
        byte[] pack = packOfManyVersions(directory);
        assertThatCode(() -> scan(pack)).doesNotThrowAnyException();
        pack[pack.length / 2] ^= 1;
        assertThatThrownBy(() -> scan(pack)).isInstanceOf(IOException.class);
    }

    private static byte[] packOfManyVersions(Path directory) throws IOException {
        try (Repository repository = new FileRepository(directory.toFile())) {
            repository.create(true);
            ObjectId commit = null;
            try (ObjectInserter objects = repository.newObjectInserter()) {
                StringBuilder text = new StringBuilder();
                for (int version = 0; version < 50; version++) {
                    for (int line = 0; line < 100; line++) {
                        text.append("line ").append(version * 100 + line).append('\n');
                    }
                    TreeFormatter tree = new TreeFormatter();
                    tree.append(
                            "text",
                            FileMode.REGULAR_FILE,
                            objects.insert(Constants.OBJ_BLOB, text.toString().getBytes(StandardCharsets.UTF_8)));
                    CommitBuilder next = new CommitBuilder();
                    next.setTreeId(objects.insert(tree));
                    next.setAuthor(new PersonIdent("Ana", "ana@example.org", Instant.EPOCH, ZoneOffset.UTC));
                    next.setCommitter(next.getAuthor());
                    next.setMessage("More");
                    if (commit != null) {
                        next.setParentId(commit);
                    }
                    commit = objects.insert(next);
                }
                objects.flush();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (PackWriter writer = new PackWriter(repository)) {
                writer.setDeltaBaseAsOffset(true);
                writer.preparePack(NullProgressMonitor.INSTANCE, Set.of(commit), Set.of());
                writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
                assertThat(writer.getStatistics().getTotalDeltas()).isGreaterThan(40);
            }
            return out.toByteArray();
        }
    }

    @Test
    void a_number_of_objects_that_there_is_no_memory_for_is_refused_before_the_first() {
        assertRefused(new Pack().bytes(Integer.MAX_VALUE));
        assertRefused(new Pack().bytes(-1));
    }

    @Test
    void a_file_may_be_larger_than_the_memory() {
        Pack pack = new Pack();
        pack.whole(Constants.OBJ_BLOB, new byte[64 * MEGABYTE]);
        assertThatCode(() -> scan(pack.bytes())).doesNotThrowAnyException();
    }

    @Test
    void what_is_held_as_a_whole_may_not() {
        for (int type : new int[] {Constants.OBJ_COMMIT, Constants.OBJ_TREE, Constants.OBJ_TAG, 0, 5}) {
            Pack pack = new Pack();
            pack.claiming(type, 64 * MEGABYTE);
            assertRefused(pack.bytes());
        }
    }

    @Test
    void an_entry_that_is_more_than_it_says_is_refused() {
        Pack pack = new Pack();
        pack.whole(Constants.OBJ_BLOB, new byte[100]);
        byte[] bytes = pack.bytes();
        bytes[12] = (byte) ((Constants.OBJ_BLOB << 4) | 0x80); // was a hundred, which is 4 and 6 times 16
        bytes[13] = 1;
        assertThatThrownBy(() -> scan(bytes)).hasMessage("an entry is larger than it says");
    }

    @Test
    void a_difference_is_as_large_as_what_it_leads_to_and_what_it_begins_with() {
        Pack small = new Pack();
        small.differenceTo(small.whole(Constants.OBJ_BLOB, new byte[100]), 100, 1000);
        assertThatCode(() -> scan(small.bytes())).doesNotThrowAnyException();
        Pack result = new Pack();
        result.differenceTo(result.whole(Constants.OBJ_BLOB, new byte[100]), 100, 5 * MEGABYTE);
        assertRefused(result.bytes());
        Pack base = new Pack();
        base.differenceTo(base.whole(Constants.OBJ_BLOB, new byte[10 * MEGABYTE]), 100, 100);
        assertRefused(base.bytes());
    }

    @Test
    void so_is_one_to_what_the_repository_has() {
        Pack pack = new Pack();
        pack.differenceTo(SOMETHING, 100, 100);
        sizeOfSomething = MEGABYTE;
        assertThatCode(() -> scan(pack.bytes())).doesNotThrowAnyException();
        sizeOfSomething = 10L * MEGABYTE;
        assertRefused(pack.bytes());
        sizeOfSomething = MEGABYTE;
        assemblyOfSomething = 10L * MEGABYTE;
        assertRefused(pack.bytes());
    }

    @Test
    void bases_are_held_while_there_is_more_to_make_of_them() throws IOException {
        scan(chain(20, 1));
        assertRefused(chain(20, 2));
    }

    private static byte[] chain(int length, int ofEach) {
        Pack pack = new Pack();
        int base = pack.whole(Constants.OBJ_BLOB, new byte[MEGABYTE]);
        for (int link = 0; link < length; link++) {
            int next = base;
            for (int n = 0; n < ofEach; n++) {
                next = pack.differenceTo(base, MEGABYTE, MEGABYTE);
            }
            base = next;
        }
        return pack.bytes();
    }

    @Test
    void of_bases_that_may_be_anywhere_in_the_pack_the_worst_is_expected() throws IOException {
        scan(unplaced(4));
        assertRefused(unplaced(9));
    }

    private static byte[] unplaced(int number) {
        Pack pack = new Pack();
        for (int n = 0; n < number; n++) {
            pack.differenceTo(SOMETHING, MEGABYTE, MEGABYTE);
        }
        return pack.bytes();
    }

    @Test
    void one_at_a_time_has_much_of_it() throws Exception {
        CompletableFuture<Void> second;
        try (PackMemory.Claim first = MEMORY.claim()) {
            first.need(8L * MEGABYTE);
            first.need(9L * MEGABYTE);
            second = CompletableFuture.runAsync(() -> {
                try (PackMemory.Claim claim = MEMORY.claim()) {
                    claim.need(MEGABYTE);
                    claim.need(8L * MEGABYTE);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(second).isNotDone();
        }
        assertThat(second).succeedsWithin(Duration.ofSeconds(30));
    }
}
