package almanac.storage.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What becomes of objects that are in a project's repository. */
class KeptObjectsTest {

    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final ProjectId OTHER = new ProjectId("66b0000000000000000000e6");
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path directory;

    private GitStore store;

    @BeforeEach
    void open() {
        store = new LocalGitStore(directory.toString(), DataSize.ofMegabytes(1), _ -> false);
    }

    @Test
    void packs_are_left_as_they_came_however_many() throws IOException {
        try (BareRepository repository = store.open(CHURN)) {
            Repository jgit = repository.jgit();
            ObjectId nobodys = null;
            for (int n = 0; n < 60; n++) {
                try (ObjectInserter pack = ((ObjectDirectory) jgit.getObjectDatabase()).newPackInserter()) {
                    nobodys = pack.insert(Constants.OBJ_BLOB, new byte[] {(byte) n});
                    pack.flush();
                }
            }
            StoredConfig config = jgit.getConfig();
            config.setBoolean("gc", null, "autoDetach", false);
            jgit.autoGC(NullProgressMonitor.INSTANCE);
            assertThat(packs(CHURN)).isEqualTo(60);
            assertThat(jgit.getObjectDatabase().has(nobodys)).isTrue();
            assertThat(config.getBoolean("receive", "autogc", true)).isFalse();
        }
    }

    private long packs(ProjectId project) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(project + ".git/objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(".pack")).count();
        }
    }

    @Test
    void what_is_a_difference_is_read_like_any_other_file_and_its_memory_is_known() throws IOException {
        byte[] content = bytes(4 * MEGABYTE);
        try (BareRepository repository = store.open(CHURN)) {
            String commit = twoVersions(repository, content);
            content[0]++;
            GitBlob file = repository.file(commit, "large");
            assertThat(Assembly.of(ObjectId.fromString(file.id()), (ObjectDirectory)
                            repository.jgit().getObjectDatabase()))
                    .isBetween(8L * MEGABYTE, 8L * MEGABYTE + 1000);
            assertThat(file.size()).isEqualTo(content.length);
            try (InputStream in = file.open()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
            assertThat(directory.resolve(CHURN + ".git")).isDirectoryNotContaining("glob:**" + Leftovers.READ + "*");
        }
    }

    @Test
    void what_takes_more_memory_than_there_is_is_not_read() throws IOException {
        PackMemory memory = new PackMemory(24L * MEGABYTE);
        try (PackMemory.Claim claim = memory.claim()) {
            claim.read(8L * MEGABYTE);
            claim.read(MEGABYTE / 2);
            claim.read(PackMemory.NOTHING);
            assertThatThrownBy(() -> claim.read(10L * MEGABYTE))
                    .isInstanceOf(PackMemory.Missing.class)
                    .hasMessageContaining("give the server more");
        }
        assertThatThrownBy(() -> memory.toSend(13L * MEGABYTE)).isInstanceOf(PackMemory.Missing.class);
        memory.toSend(5L * MEGABYTE).close();
        memory.toSend(7L * MEGABYTE).close();
    }

    @Test
    void a_copy_has_its_objects_as_they_are_and_what_no_branch_leads_to_not() throws IOException {
        byte[] content = bytes(MEGABYTE);
        try (BareRepository repository = store.open(CHURN)) {
            String commit = twoVersions(repository, content);
            ObjectId nobodys;
            try (ObjectInserter objects = repository.jgit().newObjectInserter()) {
                nobodys = objects.insert(Constants.OBJ_BLOB, new byte[] {1});
                objects.flush();
            }
            store.copy(repository, OTHER);
            try (BareRepository copy = store.open(OTHER)) {
                assertThat(copy.resolve(branch("main"))).isEqualTo(commit);
                GitBlob file = copy.file(commit, "large");
                try (InputStream in = file.open()) {
                    content[0]++;
                    assertThat(in.readAllBytes()).isEqualTo(content);
                }
                assertThat(copy.jgit().getObjectDatabase().has(nobodys)).isFalse();
                assertThat(packs(OTHER)).isEqualTo(1);
            }
        }
    }

    @Test
    void a_branch_that_leads_to_another_repository_by_dots_is_not_found() throws IOException {
        try (BareRepository other = store.open(OTHER);
                BareRepository repository = store.open(CHURN)) {
            assertThat(other.resolve(branch("main"))).isNotEmpty();
            assertThatThrownBy(() -> repository.resolve(branch("../../../" + OTHER + ".git/refs/heads/main")))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.REFERENCE_NOT_FOUND));
        }
    }

    @Test
    void what_was_never_finished_is_removed_when_it_is_old() throws IOException {
        store.open(CHURN).close();
        Path old = Files.createDirectories(directory.resolve("unfinished-1/objects"))
                .getParent();
        Path young = Files.createDirectory(directory.resolve("unfinished-2"));
        Path pack = Files.createFile(directory.resolve(CHURN + ".git/objects/incoming_1.pack"));
        Path copied = Files.createDirectory(directory.resolve("copied-" + OTHER));
        FileTime before = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        for (Path each : new Path[] {old, pack, copied, directory.resolve(CHURN + ".git")}) {
            Files.setLastModifiedTime(each, before);
        }
        store.removeLeftovers(Instant.now().minus(Duration.ofDays(1)));
        assertThat(old).doesNotExist();
        assertThat(pack).doesNotExist();
        assertThat(young).exists();
        assertThat(copied).exists();
        store.open(CHURN).close();
    }

    @Test
    void room_that_is_promised_to_one_is_nobody_elses() throws IOException {
        long most = store.room() * 2 / 3;
        try (DiskReservation second = store.reservation()) {
            try (DiskReservation first = store.reservation()) {
                first.more(0, most);
                assertThatThrownBy(() -> second.more(0, most)).isInstanceOf(DomainException.class);
            }
            second.more(0, most);
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static GitReference branch(String name) {
        return new GitReference(GitReferenceType.BRANCH, name);
    }

    /** In one pack, the second as a difference to the first: its first byte is one more. Both are on main. */
    private static String twoVersions(BareRepository repository, byte[] content) throws IOException {
        Repository jgit = repository.jgit();
        Pack pack = new Pack();
        pack.differenceInFirst(pack.whole(Constants.OBJ_BLOB, content), content.length, (byte) (content[0] + 1));
        try (ObjectInserter objects = repository.jgit().newObjectInserter()) {
            objects.newPackParser(new ByteArrayInputStream(pack.bytes())).parse(NullProgressMonitor.INSTANCE);
        }
        String first = commit(repository, content, null);
        byte[] next = content.clone();
        next[0]++;
        return commit(repository, next, first);
    }

    /** Of a file whose bytes are there already. */
    private static String commit(BareRepository repository, byte[] content, @Nullable String parent)
            throws IOException {
        Repository jgit = repository.jgit();
        try (ObjectInserter objects = jgit.newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            tree.append("large", FileMode.REGULAR_FILE, objects.idFor(Constants.OBJ_BLOB, content));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(objects.insert(tree));
            commit.setAuthor(new PersonIdent("Ana", "ana@example.org"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("A version");
            if (parent != null) {
                commit.setParentId(ObjectId.fromString(parent));
            }
            ObjectId made = objects.insert(commit);
            objects.flush();
            RefUpdate main = jgit.updateRef("refs/heads/main");
            main.setNewObjectId(made);
            assertThat(main.forceUpdate()).isIn(RefUpdate.Result.FORCED, RefUpdate.Result.FAST_FORWARD);
            return made.name();
        }
    }
}
