package almanac.storage.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.storage.files.AtomicFiles.Forced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtomicFilesTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(folder.resolve("note"), "former");
    }

    @ParameterizedTest
    @EnumSource
    void a_file_is_replaced_and_its_draft_is_gone(Forced forced) throws IOException {
        AtomicFiles.write(file, forced, draft -> Files.writeString(draft, "new"));
        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void a_file_stays_as_it_was_when_its_writing_fails_and_the_draft_is_removed() {
        assertThatThrownBy(() -> AtomicFiles.write(file, Forced.CONTENT_AND_PLACE, draft -> {
                    Files.writeString(draft, "ha");
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(file).hasContent("former");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void a_draft_that_cannot_be_removed_does_not_hide_the_failure() throws IOException {
        Files.createDirectories(folder.resolve("note.draft/in-the-way"));
        assertThatThrownBy(() -> AtomicFiles.write(file, Forced.NOTHING, draft -> Files.writeString(draft, "new")))
                .hasMessageContaining("note.draft")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(file).hasContent("former");
    }

    @ParameterizedTest
    @EnumSource
    void a_folder_is_moved_as_a_whole(Forced forced) throws IOException {
        Path draft = Files.createDirectory(folder.resolve("aside"));
        Files.writeString(draft.resolve("inside"), "one");
        AtomicFiles.put(draft, folder.resolve("place"), forced);
        assertThat(folder.resolve("place/inside")).hasContent("one");
        assertThat(draft).doesNotExist();
    }
}
