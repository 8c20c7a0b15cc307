package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.shared.FilePath;
import almanac.shared.Sha256;
import almanac.storage.files.WorkingFolder.Changes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingFolderTest {

    private static final FilePath ROSES = new FilePath("poems/roses");
    private static final FilePath VIOLETS = new FilePath("violets");

    @TempDir
    private Path directory;

    private BlobStore blobs;
    private WorkingFolder folder;
    private Blob red;
    private Map<FilePath, Blob> files;

    @BeforeEach
    void begin() {
        blobs = new BlobStore(directory.resolve("store"), 0, new OneProcess(), InstantSource.fixed(Instant.EPOCH));
        folder = new WorkingFolder(blobs, directory.resolve("work"));
        red = kept("are red");
        files = Map.of(ROSES, red, VIOLETS, kept("are blue"));
    }

    @AfterEach
    void end() {
        blobs.close();
    }

    @Test
    void what_is_only_read_costs_no_bytes() throws IOException {
        folder.layOutForReading(files);
        Path roses = directory.resolve("work/poems/roses");
        assertThat(roses).hasContent("are red");
        assertThat(Files.isSameFile(roses, blobs.find(red.content()).orElseThrow()))
                .isTrue();
    }

    @Test
    void what_nobody_touched_has_not_changed() {
        folder.layOutForWriting(files);
        assertThat(folder.takeBack(files)).isEqualTo(new Changes(Map.of(), Set.of(), List.of(), false));
    }

    @Test
    void what_a_program_wrote_is_kept_and_the_bytes_that_it_began_with_are_as_they_were() throws IOException {
        folder.layOutForWriting(files);
        Files.writeString(directory.resolve("work/poems/roses"), "were rd");
        Files.writeString(directory.resolve("work/violets"), "are blue");
        Files.writeString(directory.resolve("work/sugar"), "is sweet");
        Changes changes = folder.takeBack(files);
        assertThat(changes.written()).containsOnlyKeys(ROSES, new FilePath("sugar"));
        assertThat(blobs.find(Sha256.of("were rd".getBytes(UTF_8))).orElseThrow())
                .hasContent("were rd");
        assertThat(blobs.find(red.content()).orElseThrow()).hasContent("are red");
    }

    @Test
    void links_are_not_followed_and_what_is_gone_is_told() throws IOException {
        folder.layOutForWriting(files);
        Files.delete(directory.resolve("work/violets"));
        Path secret = Files.writeString(directory.resolve("secret"), "42");
        Files.createSymbolicLink(directory.resolve("work/violets"), secret);
        Files.createSymbolicLink(directory.resolve("work/poems/up"), directory);
        Files.writeString(directory.resolve("work/back\\slash"), "x");
        Changes changes = folder.takeBack(files);
        assertThat(changes.written()).isEmpty();
        assertThat(changes.removed()).containsExactly(VIOLETS);
        assertThat(changes.passedOver()).containsExactlyInAnyOrder("violets", "poems/up", "back\\slash");
    }

    @Test
    void what_lies_too_deep_or_is_shut_is_passed_over_and_not_taken_for_removed() throws IOException {
        FilePath deep = new FilePath("d/".repeat(300) + "file");
        Map<FilePath, Blob> all = Map.of(deep, red, VIOLETS, red);
        folder.layOutForWriting(all);
        Path shut = Files.createDirectory(directory.resolve("work/shut"));
        Files.setPosixFilePermissions(shut, Set.of());
        Changes changes = folder.takeBack(all);
        assertThat(changes.removed()).isEmpty();
        assertThat(changes.passedOver()).contains("d/".repeat(255) + "d");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void more_than_can_be_looked_at_is_found_out_before() throws IOException {
        folder.layOutForWriting(files);
        Path work = directory.resolve("work");
        assertThat(Contents.areAtMost(4, work))
                .as("two files, a folder, and itself")
                .isTrue();
        assertThat(Contents.areAtMost(3, work)).isFalse();
    }

    private Blob kept(String text) {
        return blobs.keep(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
