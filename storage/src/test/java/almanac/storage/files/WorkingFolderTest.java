package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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
    private FileList files;

    @BeforeEach
    void begin() {
        blobs = new BlobStore(directory.resolve("store"), 0, new OneProcess(), InstantSource.fixed(Instant.EPOCH));
        folder = new WorkingFolder(blobs, directory.resolve("work"));
        red = kept("are red");
        files = list(Map.of(ROSES, red, VIOLETS, kept("are blue")));
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
        assertThat(takenBack(files)).isEqualTo(new Found());
    }

    @Test
    void what_a_program_wrote_is_kept_and_the_bytes_that_it_began_with_are_as_they_were() throws IOException {
        folder.layOutForWriting(files);
        Files.writeString(directory.resolve("work/poems/roses"), "were rd");
        Files.writeString(directory.resolve("work/violets"), "are blue");
        Files.writeString(directory.resolve("work/sugar"), "is sweet");
        assertThat(takenBack(files).written).containsExactly("poems/roses instead of " + red, "sugar instead of null");
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
        Found found = takenBack(files);
        assertThat(found.written).isEmpty();
        assertThat(found.removed).containsExactly("violets");
        assertThat(found.passedOver).containsExactlyInAnyOrder("violets", "poems/up", "back\\slash");
    }

    @Test
    void a_file_takes_the_place_of_a_folder_and_a_folder_of_a_file() throws IOException {
        FileList all = list(Map.of(new FilePath("a"), red, new FilePath("a.b"), red, new FilePath("b/c"), red));
        folder.layOutForWriting(all);
        Path work = directory.resolve("work");
        Files.delete(work.resolve("a"));
        Files.writeString(Files.createDirectory(work.resolve("a")).resolve("d"), "new");
        Files.delete(work.resolve("b/c"));
        Files.delete(work.resolve("b"));
        Files.writeString(work.resolve("b"), "new");
        Found found = takenBack(all);
        assertThat(found.written).containsExactly("a/d instead of null", "b instead of null");
        assertThat(found.removed).containsExactly("a", "b/c");
    }

    @Test
    void a_file_that_is_moved_to_the_place_of_another_of_its_size_is_seen() throws IOException {
        FileList all = list(Map.of(new FilePath("a"), kept("old"), new FilePath("b"), kept("new")));
        folder.layOutForWriting(all);
        Path work = directory.resolve("work");
        Files.move(work.resolve("b"), work.resolve("a"), StandardCopyOption.REPLACE_EXISTING);
        Found found = takenBack(all);
        assertThat(found.written).containsExactly("a instead of " + kept("old"));
        assertThat(found.removed).containsExactly("b");
    }

    /** As programs write it that come from a Mac. */
    @Test
    void a_name_that_is_spelt_otherwise_is_the_same_path() throws IOException {
        FileList all = list(Map.of(new FilePath("caf\u00e9"), red, new FilePath("cafz"), red));
        folder.layOutForWriting(all);
        Files.delete(directory.resolve("work/caf\u00e9"));
        Files.writeString(directory.resolve("work/cafe\u0301"), "other");
        Found found = takenBack(all);
        assertThat(found.written).containsExactly("caf\u00e9 instead of " + red);
        assertThat(found.removed).isEmpty();
    }

    @Test
    void what_lies_too_deep_or_is_shut_is_passed_over_and_not_taken_for_removed() throws IOException {
        FilePath deep = new FilePath("d/".repeat(300) + "file");
        FileList all = list(Map.of(deep, red, ROSES, red, VIOLETS, red));
        folder.layOutForWriting(all);
        Path shut = directory.resolve("work/poems");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("r--r--r--"));
        Found found = takenBack(all);
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
        assertThat(found.removed).isEmpty();
        assertThat(found.passedOver).contains("d/".repeat(255) + "d");
    }

    @Test
    void a_file_with_holes_for_which_there_is_no_room_is_not_read_and_nothing_is_removed() throws IOException {
        folder.layOutForWriting(files);
        Files.delete(directory.resolve("work/violets"));
        Path sparse = directory.resolve("work/sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(Files.getFileStore(directory).getTotalSpace() + 1);
        } catch (IOException _) {
            Assumptions.abort("the disk is larger than a file may be");
        }
        Files.writeString(directory.resolve("work/sugar"), "is sweet");
        Found found = takenBack(files);
        assertThat(found.written).containsExactly("sugar instead of null");
        assertThat(found.passedOver).containsExactly("sparse", "what was removed");
        assertThat(found.removed).isEmpty();
    }

    @Test
    void more_than_can_be_looked_at_is_found_out_before() {
        folder.layOutForWriting(files);
        Path work = directory.resolve("work");
        assertThat(Contents.areAtMost(4, 0, work))
                .as("two files, a folder, and itself")
                .isTrue();
        assertThat(Contents.areAtMost(3, 0, work)).isFalse();
    }

    private Found takenBack(FileList list) {
        Found found = new Found();
        assertThat(folder.takeBack(list, found)).isTrue();
        assertThat(directory).isDirectoryNotContaining("glob:**found");
        return found;
    }

    /** What was found, in its order. */
    private record Found(List<String> written, List<String> removed, List<String> passedOver)
            implements WorkingFolder.Findings {

        Found() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void written(FilePath path, @Nullable Blob before, Blob now) {
            written.add(path + " instead of " + before);
        }

        @Override
        public void removed(FilePath path, Blob before) {
            removed.add(path.value());
        }

        @Override
        public void passedOver(String name, String reason) {
            passedOver.add(name);
        }
    }

    private FileList list(Map<FilePath, Blob> all) {
        FileList list = new FileList(directory.resolve("list"));
        list.write(
                new TreeMap<>(all)
                        .entrySet().stream()
                                .map(file -> new FileList.Line(file.getKey(), file.getValue()))
                                .iterator(),
                Long.MAX_VALUE);
        return list;
    }

    private Blob kept(String text) {
        return blobs.keep(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
