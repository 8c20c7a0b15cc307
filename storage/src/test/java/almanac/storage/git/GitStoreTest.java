package almanac.storage.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.git.event.PushedRef;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.storage.git.WorkingTree.Bounds;
import almanac.storage.git.WorkingTree.Note;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class GitStoreTest {

    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final GitReference HEAD = new GitReference(GitReferenceType.HEAD, null);
    private static final Instant LATER = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    @TempDir
    Path work;

    private GitStore store() {
        return new LocalGitStore(directory.toString(), DataSize.ofMegabytes(1), _ -> false);
    }

    @Test
    void a_new_project_has_a_branch_main_with_a_readme() throws IOException {
        try (BareRepository repository = store().open(CHURN)) {
            String head = repository.resolve(HEAD);
            assertThat(head).isEqualTo(repository.resolve(branch("main")));
            assertThat(text(repository.file(head, "README.md"))).startsWith("The files of this project");
        }
    }

    @Test
    void whoever_makes_a_repository_makes_the_same_one(@TempDir Path elsewhere) {
        try (BareRepository one = store().open(CHURN);
                BareRepository other =
                        new LocalGitStore(elsewhere.toString(), DataSize.ofMegabytes(1), _ -> false).open(CHURN)) {
            assertThat(one.resolve(HEAD)).isEqualTo(other.resolve(HEAD));
        }
    }

    @Test
    void of_many_who_want_it_first_all_get_the_same_one_and_nothing_is_left_behind() throws Exception {
        Callable<String> open = () -> {
            try (BareRepository repository = store().open(CHURN)) {
                return repository.resolve(HEAD);
            }
        };
        Set<String> heads = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> head :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(n -> open).toList())) {
                heads.add(head.get());
            }
        }
        assertThat(heads).hasSize(1);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(file -> !file.getFileName().toString().startsWith(".")))
                    .containsExactly(directory.resolve(CHURN + ".git"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%s.git", "%s.git/refs"})
    void a_repository_that_the_log_knows_a_history_of_is_missed_and_not_made_anew(String restored) throws IOException {
        Path place = Files.createDirectories(directory.resolve(restored.formatted(CHURN)));
        GitStore store = new LocalGitStore(directory.toString(), DataSize.ofMegabytes(1), CHURN::equals);
        assertThatThrownBy(() -> store.open(CHURN))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.REPOSITORY_AWAY));
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files.filter(file -> !file.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
        store.open(new ProjectId("66b0000000000000000000e6")).close();
    }

    @Test
    void what_was_changed_in_a_directory_becomes_a_commit_of_its_branch() throws IOException {
        try (BareRepository repository = store().open(CHURN)) {
            String first = repository.resolve(HEAD);
            repository.workingTree(LargeFiles.ELSEWHERE).checkOut(first, work, () -> {});
            assertThat(work.resolve("README.md")).isRegularFile();
            Files.delete(work.resolve("README.md"));
            Files.createDirectories(work.resolve("src/__pycache__"));
            Files.writeString(work.resolve("src/train.py"), "print(1)\n");
            Files.writeString(work.resolve("src/__pycache__/train.pyc"), "ignored");
            String second = commit(repository, first, "main");
            assertThat(repository.resolve(branch("main"))).isEqualTo(second);
            assertThat(text(repository.file(second, "src/train.py"))).isEqualTo("print(1)\n");
            assertRefused(repository, second, "README.md", ErrorCode.COMMIT_LACKS_FILE);
            assertRefused(repository, second, "src/__pycache__/train.pyc", ErrorCode.COMMIT_LACKS_FILE);
            assertThat(text(repository.file(first, "README.md"))).isNotEmpty();
            assertThat(repository.hasMoved(new PushedRef("refs/heads/main", first, second)))
                    .isTrue();
            assertThat(repository.hasMoved(new PushedRef("refs/heads/main", first, "c".repeat(40))))
                    .isFalse();
        }
    }

    @Test
    void nothing_is_committed_when_nothing_was_changed() {
        try (BareRepository repository = store().open(CHURN)) {
            String first = repository.resolve(HEAD);
            repository.workingTree(LargeFiles.ELSEWHERE).checkOut(first, work, () -> {});
            assertThat(commit(repository, first, "main")).isEqualTo(first);
        }
    }

    @Test
    void a_branch_that_was_moved_meanwhile_is_not_moved_back() throws IOException {
        try (BareRepository repository = store().open(CHURN)) {
            String first = repository.resolve(HEAD);
            repository.workingTree(LargeFiles.ELSEWHERE).checkOut(first, work, () -> {});
            Files.writeString(work.resolve("one"), "1");
            String second = commit(repository, first, "main");
            Files.writeString(work.resolve("two"), "2");
            assertThatThrownBy(() -> commit(repository, first, "main"))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BRANCH_MOVED));
            assertThat(repository.resolve(branch("main"))).isEqualTo(second);
            String aside = commit(repository, first, "results/7");
            assertThat(repository.resolve(branch("results/7"))).isEqualTo(aside);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "//README.md", "..", "../config", "a/../README.md", "./README.md", "README.md/", "a\0b"
            })
    void a_path_that_does_not_lead_straight_to_a_file_is_refused(String path) {
        try (BareRepository repository = store().open(CHURN)) {
            assertRefused(repository, repository.resolve(HEAD), path, ErrorCode.INVALID_VALUE);
        }
    }

    @Test
    void a_commit_is_named_by_its_whole_id_and_nothing_else() {
        try (BareRepository repository = store().open(CHURN)) {
            String head = repository.resolve(HEAD);
            for (String name : List.of("HEAD", "main", head.substring(0, 12), head + "^", "")) {
                assertRefused(repository, name, "README.md", ErrorCode.INVALID_VALUE);
            }
            assertRefused(repository, "c".repeat(40), "README.md", ErrorCode.COMMIT_NOT_FOUND);
        }
    }

    @Test
    void a_large_file_is_given_in_parts_and_never_held_as_a_whole() throws IOException {
        byte[] part = new byte[1 << 20];
        new Random(1).nextBytes(part);
        int parts = 64;
        try (BareRepository repository = store().open(CHURN)) {
            String first = repository.resolve(HEAD);
            repository.workingTree(LargeFiles.ELSEWHERE).checkOut(first, work, () -> {});
            try (OutputStream out = Files.newOutputStream(work.resolve("large"))) {
                for (int n = 0; n < parts; n++) {
                    out.write(part);
                }
            }
            String second = commit(repository, first, "main");
            GitBlob large = repository.file(second, "large");
            assertThat(large.size()).isEqualTo((long) parts << 20);
            Parts written = new Parts();
            try (InputStream in = large.open()) {
                in.transferTo(written);
            }
            assertThat(written.bytes).isEqualTo(large.size());
            assertThat(written.largest).isLessThanOrEqualTo(1 << 16);
        }
    }

    @Test
    void a_few_trees_that_would_be_files_without_end_are_not_checked_out(@TempDir Path folder) throws IOException {
        try (BareRepository repository = store().open(CHURN)) {
            String commit;
            try (ObjectInserter objects = repository.jgit().newObjectInserter()) {
                ObjectId below = objects.insert(Constants.OBJ_BLOB, new byte[] {1});
                for (int level = 0; level < 10; level++) {
                    TreeFormatter tree = new TreeFormatter();
                    for (int n = 0; n < 10; n++) {
                        tree.append("n" + n, level == 0 ? FileMode.REGULAR_FILE : FileMode.TREE, below);
                    }
                    below = objects.insert(tree);
                }
                CommitBuilder bomb = new CommitBuilder();
                bomb.setTreeId(below);
                bomb.setAuthor(new PersonIdent("Mallory", "mallory@example.org"));
                bomb.setCommitter(bomb.getAuthor());
                bomb.setMessage("All of it");
                commit = objects.insert(bomb).name();
                objects.flush();
            }
            assertThatThrownBy(
                            () -> repository.workingTree(LargeFiles.ELSEWHERE).checkOut(commit, folder, () -> {}))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.COMMIT_TOO_LARGE));
            assertThat(folder).isEmptyDirectory();
        }
    }

    /** Counts what is written to it. */
    private static final class Parts extends OutputStream {

        private long bytes;
        private int largest;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            bytes += length;
            largest = Math.max(largest, length);
        }
    }

    private static GitReference branch(String name) {
        return new GitReference(GitReferenceType.BRANCH, name);
    }

    private String commit(BareRepository repository, String parent, String branch) {
        Note note = new Note(List.of(branch), "Results\n", "Ana", "ana@example.org", LATER);
        Bounds plenty = new Bounds(() -> Long.MAX_VALUE, Long.MAX_VALUE);
        return repository
                .workingTree(LargeFiles.ELSEWHERE)
                .commit(work, parent, note, plenty, _ -> {})
                .commitId();
    }

    private static String text(GitBlob file) throws IOException {
        try (InputStream in = file.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertRefused(BareRepository repository, String commit, String path, ErrorCode... codes) {
        assertThatThrownBy(() -> repository.file(commit, path))
                .as("%s in %s", path, commit)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(Arrays.asList(codes)).contains(refusal.code()));
    }
}
