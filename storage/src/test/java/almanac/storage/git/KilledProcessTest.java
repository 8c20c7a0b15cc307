package almanac.storage.git;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.shared.ProjectId;
import almanac.storage.git.WorkingTree.Bounds;
import almanac.storage.git.WorkingTree.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.LockFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What a server that is killed while it moves branches leaves to the next, and to others beside it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledProcessTest {

    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final Instant LATER = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String NAME = "pack-1234567890123456789012345678901234567890";

    @TempDir
    Path directory;

    @TempDir
    Path work;

    /** Another server: it takes the branch lock, and JGit's lock of main, and stays until it is killed. */
    static final class Other {

        private Other() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            GitStore store = new LocalGitStore(arguments[0], DataSize.ofMegabytes(1), _ -> false);
            try (BareRepository repository = store.open(CHURN);
                    BranchLock lock = BranchLock.of(repository.jgit(), SHORT)) {
                store.directory();
                LockFile main = new LockFile(repository
                        .jgit()
                        .getDirectory()
                        .toPath()
                        .resolve("refs/heads/main")
                        .toFile());
                System.out.println(lock != null && main.lock() ? "ready" : "failed");
                Thread.sleep(Duration.ofMinutes(1));
            }
        }
    }

    @Test
    void a_branch_lock_left_by_a_killed_process_is_removed_by_the_next_move_and_not_before() throws Exception {
        Process other = other();
        Path left = repository().resolve("refs/heads/main.lock");
        age(left, Duration.ofHours(1));
        try (FileRepository same = new FileRepository(repository().toFile())) {
            assertThat(BranchLock.of(same, SHORT)).isNull();
        }
        BranchLock.removeLeftovers(repository());
        assertThat(left).exists(); // its holder lives, however old it is
        kill(other);
        try (BareRepository repository = store().open(CHURN)) {
            String main = repository.resolve(new GitReference(GitReferenceType.HEAD, null));
            Files.writeString(work.resolve("result"), "42");
            Note note = new Note(List.of("main"), "Results", "Almanac", "almanac@localhost", LATER);
            Bounds plenty = new Bounds(() -> 1L << 40, 1L << 40);
            assertThat(repository
                            .workingTree(LargeFiles.ELSEWHERE)
                            .commit(work, main, note, plenty, _ -> {})
                            .branch())
                    .isEqualTo("main");
        }
        assertThat(left).doesNotExist();
    }

    @Test
    void a_young_lock_of_git_is_waited_for() throws IOException {
        store().open(CHURN).close();
        Path packed = Files.createFile(repository().resolve("packed-refs.lock"));
        age(packed, Duration.ofMillis(9500));
        try (FileRepository repository = new FileRepository(repository().toFile())) {
            assertThat(BranchLock.of(repository, Duration.ZERO)).isNull();
            assertThat(packed).exists();
            try (BranchLock lock = BranchLock.of(repository, Duration.ofSeconds(20))) {
                assertThat(lock).isNotNull();
                assertThat(packed).doesNotExist();
            }
        }
    }

    @Test
    void unfinished_packs_are_removed_at_the_start_of_a_server_that_is_alone_and_left_where_another_is()
            throws Exception {
        Process other = other();
        List<Path> left = leftovers();
        Process second = other();
        kill(second);
        assertThat(left).allSatisfy(file -> assertThat(file).exists());
        kill(other);
        store().directory();
        assertThat(left).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(repository().resolve("objects/pack/%s.keep".formatted(NAME.replace('1', '2'))))
                .exists(); // an operator's
    }

    /** The second of two packs has its index: it is whole, and only its mark goes. */
    private List<Path> leftovers() throws IOException {
        Path packs = repository().resolve("objects/pack");
        String whole = NAME.replace('1', '3');
        Files.createFile(packs.resolve(whole + ".idx"));
        Files.createFile(packs.resolve(whole + ".pack"));
        Files.writeString(packs.resolve(NAME.replace('1', '2') + ".keep"), "for the archive\n");
        return List.of(
                Files.createDirectory(directory.resolve("unfinished-1")),
                Files.createFile(repository().resolve("objects/incoming_1.pack")),
                Files.createFile(packs.resolve(NAME + ".keep.lock")),
                Files.createFile(packs.resolve(NAME + ".pack")),
                Files.writeString(packs.resolve(NAME + ".keep"), "jgit receive-pack from ana\n"),
                Files.writeString(packs.resolve(whole + ".keep"), "jgit receive-pack from ana\n"));
    }

    private GitStore store() {
        return new LocalGitStore(directory.toString(), DataSize.ofMegabytes(1), _ -> false);
    }

    private Path repository() {
        return directory.resolve(CHURN + ".git");
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private Process other() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(other.getInputStream().readNBytes(5), StandardCharsets.UTF_8);
        assertThat(said).isIn("ready", "faile");
        return other;
    }

    private static void kill(Process other) throws InterruptedException {
        other.destroyForcibly().waitFor();
    }
}
