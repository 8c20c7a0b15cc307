package almanac.execution;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.execution.process.LocalExecutor;
import almanac.execution.process.LocalExecutor.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFoldersTest {

    @TempDir
    Path home;

    private JobFolders folders;
    private Path dataset;

    @BeforeEach
    void begin() throws IOException {
        LocalExecutor executor = new LocalExecutor(home, InstantSource.system(), new Terms(0, true));
        folders = new JobFolders(executor.directory("6530b3d45f1c9a2e8f4c0d1a"));
        folders.empty();
        dataset = Files.createDirectory(folders.datasets().resolve("poems"));
    }

    @Test
    void a_folder_that_nobody_moved_is_in_its_place() {
        assertThat(folders.isInPlace(folders.work())).isTrue();
        assertThat(folders.isInPlace(dataset)).isTrue();
    }

    @Test
    void one_that_is_gone_is_not() throws IOException {
        Files.delete(dataset);
        assertThat(folders.isInPlace(dataset)).isFalse();
    }

    @Test
    void one_that_a_link_leads_to_is_not_wherever_on_the_way_the_link_is() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("secrets/poems")).getParent();
        Files.move(folders.datasets(), folders.home().resolve("datasets"));
        Files.createSymbolicLink(folders.datasets(), elsewhere);
        assertThat(dataset).exists();
        assertThat(folders.isInPlace(dataset)).isFalse();
    }

    @Test
    void what_cannot_be_said_is_no_fault() throws IOException {
        Files.createDirectory(folders.directory().preparation());
        folders.mention("hello");
        assertThat(folders.directory().preparation()).isEmptyDirectory();
    }

    @Test
    void what_ends_the_server_each_time_is_tried_three_times() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(folders.mayTry(3)).isTrue();
        }
        assertThat(folders.mayTry(3)).isFalse();
        folders.hasOutlasted();
        assertThat(folders.mayTry(3)).isTrue();
    }

    @Test
    void a_word_that_a_power_cut_has_left_empty_was_never_said() throws IOException {
        assertThat(folders.once("output", () -> null)).isNull();
        Files.writeString(folders.directory().path().resolve("own-output"), "");
        assertThat(folders.once("output", () -> "again")).isEqualTo("again");
    }

    @Test
    void what_was_done_is_done_though_nothing_can_be_remembered() throws IOException {
        Files.createDirectories(folders.directory().path().resolve("own-output.draft/in-the-way"));
        assertThat(folders.once("output", () -> "done")).isEqualTo("done");
    }
}
