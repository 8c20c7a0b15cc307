package almanac.storage.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.Sha256;
import almanac.storage.files.Blob;
import almanac.storage.git.WorkingTree.Bounds;
import almanac.storage.git.WorkingTree.Kept;
import almanac.storage.git.WorkingTree.Note;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A folder that a job has left, which may hold whatever a system lets one make. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkingTreeTest {

    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final Instant LATER = Instant.parse("2026-03-01T12:00:00Z");
    private static final Bounds PLENTY = new Bounds(() -> 1L << 40, 1L << 40);

    private final List<String> said = new ArrayList<>();

    @TempDir
    Path directory;

    @TempDir
    Path work;

    private BareRepository repository;
    private String first;

    @BeforeEach
    void begin() {
        repository = new LocalGitStore(directory.toString(), DataSize.ofMegabytes(1), _ -> false).open(CHURN);
        first = repository.resolve(new GitReference(GitReferenceType.HEAD, null));
        repository.workingTree(LargeFiles.ELSEWHERE).checkOut(first, work, () -> {});
    }

    @AfterEach
    void end() {
        repository.close();
    }

    @Test
    void what_is_no_file_is_left_out_and_all_else_is_kept() throws Exception {
        Files.writeString(work.resolve("result"), "42");
        Files.createSymbolicLink(work.resolve("link"), Path.of("/etc/passwd"));
        run(
                "mkfifo pipe .gitmodules; mkdir -p a/.GIT b/.gitignore b/.gitattributes; touch a/.GIT/x a/file b/.gitignore/x");
        run("touch \"$(printf 'bad\\377name')\"");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(work.resolve("socket")));
            assertThat(files(commit(PLENTY, "main").commitId()))
                    .containsOnlyKeys(".gitignore", "README.md", "a/file", "link", "result")
                    .containsEntry("link", FileMode.SYMLINK);
        }
        assertThat(said).singleElement().asString().contains("and 2 more").doesNotContain("result");
    }

    @Test
    void the_content_of_a_git_lfs_object_lies_in_the_place_of_its_pointer_which_stays(@TempDir Path again)
            throws Exception {
        LargeFilesInMemory large = new LargeFilesInMemory(directory);
        Blob model = large.put("a model of the world");
        Files.write(work.resolve("model.bin"), LfsPointer.to(model));
        Files.write(work.resolve("other.bin"), LfsPointer.to(new Blob(Sha256.of(new byte[0]), 0)));
        String pointers = commit(PLENTY, "main").commitId();
        repository.workingTree(large).checkOut(pointers, again, () -> {});
        assertThat(again.resolve("model.bin")).hasContent("a model of the world");
        assertThat(again.resolve("other.bin")).content().startsWith("version https://git-lfs");
        Note note = new Note(List.of("results"), "Results", "Ana", "ana@example.org", LATER);
        Bounds narrow = new Bounds(() -> 10, 10);
        assertThat(repository
                        .workingTree(large)
                        .commit(again, pointers, note, narrow, said::add)
                        .branch())
                .isNull();
        Files.writeString(again.resolve("model.bin"), "another model of the world");
        String changed = repository
                .workingTree(large)
                .commit(again, pointers, note, narrow, said::add)
                .commitId();
        Blob kept = LfsPointer.in(repository.file(changed, "model.bin")).orElseThrow();
        assertThat(large.find(kept).orElseThrow()).hasContent("another model of the world");
    }

    /** Objects in files that are named by their digests. */
    private record LargeFilesInMemory(Path folder) implements LargeFiles {

        Blob put(String text) throws IOException {
            Blob blob = new Blob(Sha256.of(text.getBytes(UTF_8)), text.length());
            Files.writeString(place(blob), text);
            return blob;
        }

        private Path place(Blob blob) {
            return folder.resolve(blob.content().value());
        }

        @Override
        public Optional<Path> find(Blob object) {
            return Optional.of(place(object)).filter(Files::exists);
        }

        @Override
        public Optional<Blob> keep(InputStream bytes) {
            try {
                return Optional.of(put(new String(bytes.readAllBytes(), UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** As git of a machine with Latin 1 has named them, which no name of a file in Java can be. */
    @Test
    void names_that_are_no_utf_8_stay_as_they_are(@TempDir Path again) throws Exception {
        String latin = commitOf("caf\u00e9", "d\u00e9p\u00f4t/1", "d\u00e9p\u00f4t/2", "plain");
        repository.workingTree(LargeFiles.ELSEWHERE).checkOut(latin, again, () -> {});
        Files.writeString(again.resolve("result"), "42");
        Files.writeString(again.resolve("d\u00e9p\u00f4t/new"), "3");
        Files.writeString(again.resolve("d\u00e9p\u00f4t/1"), "changed");
        Files.delete(again.resolve("d\u00e9p\u00f4t/2"));
        Note note = new Note(List.of("results"), "Results", "Almanac", "almanac@localhost", LATER);
        Kept kept = repository.workingTree(LargeFiles.ELSEWHERE).commit(again, latin, note, PLENTY, said::add);
        assertThat(latinNames(kept.commitId()))
                .containsExactly("caf\u00e9", "d\u00e9p\u00f4t/1", "d\u00e9p\u00f4t/new", "plain", "result");
        assertThat(said).isEmpty();
    }

    /** A commit of files whose names have a byte a letter. */
    private String commitOf(String... names) throws IOException {
        try (ObjectInserter objects = repository.jgit().newObjectInserter()) {
            DirCache files = DirCache.newInCore();
            DirCacheBuilder builder = files.builder();
            for (String name : names) {
                DirCacheEntry entry = new DirCacheEntry(name.getBytes(StandardCharsets.ISO_8859_1));
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(objects.insert(Constants.OBJ_BLOB, name.getBytes(StandardCharsets.UTF_8)));
                builder.add(entry);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(files.writeTree(objects));
            commit.setParentId(ObjectId.fromString(first));
            commit.setAuthor(new PersonIdent("Ana", "ana@example.org", LATER, ZoneOffset.UTC));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("Latin\n");
            String made = objects.insert(commit).name();
            objects.flush();
            return made;
        }
    }

    private List<String> latinNames(String commit) throws IOException {
        List<String> names = new ArrayList<>();
        try (RevWalk commits = new RevWalk(repository.jgit());
                TreeWalk walk = new TreeWalk(repository.jgit())) {
            walk.addTree(commits.parseCommit(ObjectId.fromString(commit)).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                names.add(new String(walk.getRawPath(), StandardCharsets.ISO_8859_1));
            }
        }
        return names;
    }

    @Test
    void a_folder_of_many_files_is_kept_and_checked_out_again(@TempDir Path again) throws Exception {
        run("mkdir images; cd images; seq -f 'image-%05g.png' 8000 | xargs touch");
        String many = commit(PLENTY, "main").commitId();
        repository.workingTree(LargeFiles.ELSEWHERE).checkOut(many, again, () -> {});
        assertThat(again.resolve("images/image-08000.png")).exists();
        assertThat(files(many)).hasSize(8002);
    }

    @Test
    void what_gitignore_names_is_left_out_and_named_with_the_way_to_keep_it() throws Exception {
        run("printf 'outputs/\\n*.ckpt\\n' > .gitignore; mkdir outputs a; touch outputs/model.bin a/last.ckpt a/notes");
        assertThat(files(commit(PLENTY, "main").commitId())).containsOnlyKeys(".gitignore", "README.md", "a/notes");
        assertThat(said)
                .containsExactly("Not kept, for .gitignore names it: a/last.ckpt, outputs/."
                        + " A line such as !a/last.ckpt in .dominoignore keeps it");
    }

    @Test
    void dominoignore_counts_before_gitignore() throws Exception {
        run(
                "printf 'outputs/\\n*.ckpt\\n!a/keep.tmp\\n' > .gitignore; mkdir outputs a;"
                        + " printf '!outputs/\\n!a/last.ckpt\\n*.tmp\\n' > .dominoignore;"
                        + " mkdir outputs/deep; touch outputs/deep/x outputs/model.bin outputs/first.ckpt a/last.ckpt a/keep.tmp");
        assertThat(files(commit(PLENTY, "main").commitId()))
                .containsOnlyKeys(
                        ".dominoignore",
                        ".gitignore",
                        "README.md",
                        "a/last.ckpt",
                        "outputs/deep/x",
                        "outputs/model.bin");
        assertThat(said)
                .containsExactly(
                        "Not kept, for .dominoignore names it: a/keep.tmp."
                                + " A line such as !a/keep.tmp in .dominoignore keeps it",
                        "Not kept, for .gitignore names it: outputs/first.ckpt."
                                + " A line such as !outputs/first.ckpt in .dominoignore keeps it");
    }

    @Test
    void patterns_of_a_folder_count_there_and_what_was_committed_before_is_kept_whatever_they_say() throws Exception {
        run("mkdir -p logs/sub; echo 1 > logs/old; echo '*.log' > logs/sub/.gitignore; touch top.log");
        String second = commit(PLENTY, "main").commitId();
        run(
                "echo logs/ > .gitignore; echo 2 > logs/old; touch logs/new logs/sub/a.log; echo '!logs/sub/' > .dominoignore");
        run("touch logs/sub/b; ln -s /etc/passwd a.gitignore; mkdir c; ln -s ../.dominoignore c/.gitignore; touch c/x");
        String third = commit(second, PLENTY, "main").commitId();
        assertThat(files(third)).containsKeys("logs/old", "logs/sub/.gitignore", "logs/sub/b", "top.log", "c/x");
        assertThat(files(third)).doesNotContainKeys("logs/new", "logs/sub/a.log");
        assertThat(said).singleElement().asString().contains("logs/new, logs/sub/a.log");
    }

    @Test
    void what_lies_where_another_repository_is_linked_is_named() throws Exception {
        String linked = linked("vendor", first);
        run("mkdir -p vendor; echo 1 > vendor/file; echo 2 > result");
        assertThat(files(commit(linked, PLENTY, "main", "results").commitId()))
                .containsEntry("vendor", FileMode.GITLINK)
                .containsKey("result");
        assertThat(said).singleElement().asString().contains("cannot be read: vendor/");
    }

    @Test
    void a_repository_in_the_repository_is_kept_as_the_files_it_has() throws Exception {
        run("mkdir -p sub/.git/objects tree; echo 'ref: refs/heads/main' > sub/.git/HEAD; echo 1 > sub/file");
        run("echo 'gitdir: %s' > tree/.git; echo 2 > tree/file".formatted(directory.resolve(CHURN + ".git")));
        assertThat(files(commit(PLENTY, "main").commitId()))
                .containsOnlyKeys(".gitignore", "README.md", "sub/file", "tree/file");
        assertThat(said).singleElement().asString().contains("sub/.git", "tree/.git");
    }

    @Test
    void what_its_owner_has_shut_is_opened() throws Exception {
        run("mkdir shut; echo 1 > shut/file; chmod 000 shut/file shut README.md");
        assertThat(files(commit(PLENTY, "main").commitId())).containsOnlyKeys(".gitignore", "README.md", "shut/file");
        assertThat(said).isEmpty();
    }

    @Test
    void rules_that_are_too_long_are_not_read_and_those_that_were_there_stay() throws Exception {
        for (String name : List.of(".gitignore", ".gitattributes")) {
            sparse(name, 1L << 40);
        }
        Files.writeString(work.resolve("result"), "42");
        Map<String, FileMode> kept = files(commit(PLENTY, "main").commitId());
        assertThat(kept).containsOnlyKeys(".gitignore", "README.md", "result");
        assertThat(said).singleElement().asString().contains(".gitignore", ".gitattributes");
    }

    @Test
    void nor_are_many_of_them_that_are_short() throws Exception {
        run("seq 30000 > rules; for level in $(seq 4); do cp rules .gitattributes; mkdir d; mv rules d; cd d; done");
        Map<String, FileMode> kept = files(commit(PLENTY, "main").commitId());
        assertThat(kept).containsKeys(".gitattributes", "d/d/.gitattributes", "d/d/d/d/rules");
        assertThat(said).singleElement().asString().endsWith(": d/d/d/.gitattributes");
        assertThat(files(commit(PLENTY, "main").commitId())).isEqualTo(kept);
    }

    @Test
    void a_file_that_is_too_large_is_refused_before_it_is_read() throws Exception {
        sparse("big", 60L << 30);
        assertRefused(new Bounds(() -> 1L << 50, 2L << 30), "one of its files");
        assertRefused(new Bounds(() -> 1L << 30, 1L << 50), "no room");
    }

    @Test
    void what_is_ignored_or_was_there_before_needs_no_room() throws Exception {
        run("mkdir __pycache__");
        sparse("__pycache__/big", 60L << 30);
        assertThat(commit(new Bounds(() -> 0, 1L << 20), "main")).isEqualTo(new Kept(first, null));
    }

    @Test
    void what_could_not_be_checked_out_again_is_not_committed() throws Exception {
        run(
                "name=$(printf '%0240d' 0); for level in $(seq 14); do mkdir $name; cd $name; done; seq 10000 | xargs touch");
        assertRefused(PLENTY, "files and folders"); // for a line each, of thousands of letters
    }

    @Test
    void a_file_where_a_folder_was_and_a_folder_where_a_file_was() throws Exception {
        run("mkdir a; echo 1 > a/b; echo 2 > c");
        String second = commit(PLENTY, "main").commitId();
        run("rm -r a c; echo 1 > a; mkdir -p c/d; echo 2 > c/d/e");
        String third = commit(second, PLENTY, "main").commitId();
        assertThat(files(third)).containsOnlyKeys(".gitignore", "README.md", "a", "c/d/e");
    }

    @Test
    void what_was_committed_before_is_not_committed_again() throws Exception {
        Files.writeString(work.resolve("result"), "42");
        Kept kept = commit(PLENTY, "main", "results/job-1");
        assertThat(kept.branch()).isEqualTo("main");
        assertThat(commit(PLENTY, "main", "results/job-1")).isEqualTo(kept);
        assertThat(repository.jgit().exactRef("refs/heads/results/job-1")).isNull();
    }

    @Test
    void a_name_that_is_taken_loses_nothing() throws Exception {
        branch("results/job-1", repository.resolve(new GitReference(GitReferenceType.HEAD, null)));
        Files.writeString(work.resolve("other"), "1");
        commit(PLENTY, "results/job-1");
        Files.writeString(work.resolve("result"), "42");
        Kept kept = commit(PLENTY, "results/job-1", "results/job-1-a");
        assertThat(kept.branch()).isEqualTo("results/job-1-a");
        assertThat(files(kept.commitId())).containsKey("result");
    }

    @Test
    void nor_does_one_that_lies_in_the_way_of_a_folder() throws Exception {
        branch("results", first);
        Files.writeString(work.resolve("result"), "42");
        assertThat(commit(PLENTY, "results/job-1", "results-job-1").branch()).isEqualTo("results-job-1");
    }

    private Kept commit(Bounds bounds, String... branches) {
        return commit(first, bounds, branches);
    }

    private Kept commit(String parent, Bounds bounds, String... branches) {
        Note note = new Note(List.of(branches), "Results", "Ana", "ana@example.org", LATER);
        return repository.workingTree(LargeFiles.ELSEWHERE).commit(work, parent, note, bounds, said::add);
    }

    private void assertRefused(Bounds bounds, String reason) {
        assertThatThrownBy(() -> commit(bounds, "main"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.FOLDER_TOO_LARGE))
                .hasMessageContaining(reason);
    }

    private void branch(String name, String commit) throws IOException {
        RefUpdate update = repository.jgit().updateRef(Constants.R_HEADS + name);
        update.setNewObjectId(ObjectId.fromString(commit));
        assertThat(update.update()).isEqualTo(RefUpdate.Result.NEW);
    }

    /** A commit in which a commit of another repository has that name. */
    private String linked(String name, String commit) throws IOException {
        try (RevWalk commits = new RevWalk(repository.jgit());
                ObjectInserter objects = repository.jgit().newObjectInserter()) {
            RevCommit parent = commits.parseCommit(ObjectId.fromString(first));
            DirCache index = DirCache.read(commits.getObjectReader(), parent.getTree());
            DirCacheBuilder builder = index.builder();
            builder.keep(0, index.getEntryCount());
            DirCacheEntry link = new DirCacheEntry(name);
            link.setFileMode(FileMode.GITLINK);
            link.setObjectId(ObjectId.fromString(commit));
            builder.add(link);
            builder.finish();
            CommitBuilder made = new CommitBuilder();
            made.setTreeId(index.writeTree(objects));
            made.setParentId(parent);
            made.setAuthor(new PersonIdent("Ana", "ana@example.org", LATER, ZoneOffset.UTC));
            made.setCommitter(made.getAuthor());
            made.setMessage("link");
            ObjectId id = objects.insert(made);
            objects.flush();
            return id.name();
        }
    }

    private void sparse(String name, long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(work.resolve(name).toFile(), "rw")) {
            file.setLength(length);
        }
    }

    private Map<String, FileMode> files(String commit) throws IOException {
        Map<String, FileMode> files = new TreeMap<>();
        try (RevWalk commits = new RevWalk(repository.jgit());
                TreeWalk walk = new TreeWalk(repository.jgit())) {
            walk.addTree(commits.parseCommit(ObjectId.fromString(commit)).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(walk.getPathString(), walk.getFileMode());
            }
        }
        return files;
    }

    private void run(String script) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", script)
                        .directory(work.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
