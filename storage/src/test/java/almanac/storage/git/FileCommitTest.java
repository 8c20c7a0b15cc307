package almanac.storage.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import almanac.git.event.PushedRef;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.storage.git.FileCommit.Author;
import almanac.storage.git.FileCommit.Put;
import almanac.storage.git.GitFiles.GitFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FileCommitTest {

    private static final Author ANA = new Author("Ana", "ana@example.org", Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    Path directory;

    private BareRepository repository;
    private String before;
    private final List<PushedRef> announced = new ArrayList<>();

    @BeforeEach
    void open() {
        repository = new LocalGitStore(directory.toString(), DataSize.ofMegabytes(1), _ -> false)
                .open(new ProjectId("66b0000000000000000000e5"));
        before = repository.newest(1).getFirst();
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void a_file_is_put_as_a_commit_that_follows() throws IOException {
        Put put = put("data/poem.txt", "roses");
        assertThat(repository.newest(3)).containsExactly(put.commitId(), before);
        assertThat(text(repository.file(put.commitId(), "data/poem.txt"))).isEqualTo("roses");
        assertThat(text(repository.content(put.key()))).isEqualTo("roses");
        assertThat(announced).containsExactly(new PushedRef("refs/heads/main", before, put.commitId()));
    }

    @Test
    void bytes_that_are_there_make_no_commit() {
        Put first = put("poem.txt", "roses");
        assertThat(put("poem.txt", "roses")).isEqualTo(first);
        assertThat(announced).hasSize(1);
        assertThat(put("poem.txt", "violets").commitId()).isNotEqualTo(first.commitId());
    }

    @Test
    void nothing_vanishes_for_a_file() {
        put("data/poem.txt", "roses");
        refused(ErrorCode.INVALID_VALUE, "data");
        refused(ErrorCode.FILE_IN_THE_WAY, "data/poem.txt/line");
        for (String wrong : List.of("", "/x", "x/", "a//b", "a/../b", ".git/config", "a/.git/hooks", "a/\0b")) {
            refused(ErrorCode.INVALID_VALUE, wrong);
        }
        assertThat(announced).hasSize(1);
    }

    @Test
    void a_push_that_cannot_be_recorded_moves_no_branch() {
        assertThatThrownBy(() -> put("poem.txt", "roses", _ -> {
                    throw new IllegalStateException("no database");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(repository.newest(2)).containsExactly(before);
    }

    @Test
    void files_are_listed_by_path_and_by_pages() {
        put("b/c.txt", "1");
        put("b/a.txt", "22");
        String commit = put("b.txt", "333").commitId();
        assertThat(repository.files(commit, "", 0, 100).files())
                .extracting(GitFile::path)
                .containsExactly(".gitignore", "README.md", "b.txt", "b/a.txt", "b/c.txt");
        GitFiles page = repository.files(commit, "b", 1, 1);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.files()).extracting(GitFile::path, GitFile::size).containsExactly(tuple("b/c.txt", 1L));
        assertThat(repository.files(commit, "b.txt", 0, 9).files()).hasSize(1);
        assertThatThrownBy(() -> repository.files(commit, "no/such", 0, 9))
                .extracting(refusal -> ((DomainException) refusal).code())
                .isEqualTo(ErrorCode.COMMIT_LACKS_FILE);
        assertThatThrownBy(() -> repository.content(commit))
                .extracting(refusal -> ((DomainException) refusal).code())
                .isEqualTo(ErrorCode.CONTENT_NOT_FOUND);
    }

    private void refused(ErrorCode code, String path) {
        assertThatThrownBy(() -> put(path, "x"))
                .as(path)
                .isInstanceOf(DomainException.class)
                .extracting(refusal -> ((DomainException) refusal).code())
                .isEqualTo(code);
    }

    private Put put(String path, String text) {
        return put(path, text, announced::add);
    }

    private Put put(String path, String text, Consumer<PushedRef> announce) {
        byte[] bytes = text.getBytes(UTF_8);
        return repository.fileCommit(ANA).put(path, bytes.length, new ByteArrayInputStream(bytes), announce);
    }

    private static String text(GitBlob file) throws IOException {
        try (InputStream bytes = file.open()) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }
}
