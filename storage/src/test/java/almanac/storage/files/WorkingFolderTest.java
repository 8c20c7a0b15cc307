package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingFolderTest {

    private static final FilePath ROSES = new FilePath("poems/roses");
    private static final FilePath VIOLETS = new FilePath("violets");

    private static final Instant WRITTEN = Instant.parse("2026-02-27T09:14:05.123456Z");

    @TempDir
    private Path directory;

    private final CountedLock lock = new CountedLock();
    private BlobStore blobs;
    private WorkingFolder folder;
    private Blob red;
    private FileList files;
    private Instant began = Instant.MIN;

    @BeforeEach
    void begin() {
        blobs = new BlobStore(directory.resolve("store"), 0, lock, InstantSource.fixed(Instant.EPOCH));
        folder = new WorkingFolder(blobs, directory.resolve("work"));
        red = kept("are red");
        files = list(Map.of(ROSES, red, VIOLETS, kept("are blue")));
    }

    @AfterEach
    void end() {
        blobs.close();
    }

    @Test
    void what_nobody_touched_has_not_changed() {
        layOut(files);
        assertThat(takenBack(files)).isEqualTo(new Found());
    }

    @Test
    void what_a_program_wrote_is_kept_and_the_bytes_that_it_began_with_are_as_they_were() throws IOException {
        layOut(files);
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
        layOut(files);
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
        layOut(all);
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
    void files_have_the_dates_at_which_they_were_written_and_so_have_those_that_a_program_writes() throws IOException {
        layOut(files);
        assertThat(Files.getLastModifiedTime(directory.resolve("work/violets")).toInstant())
                .isEqualTo(WRITTEN);
        Path sugar = Files.writeString(directory.resolve("work/sugar"), "is sweet");
        Instant date = Instant.parse("2026-02-28T10:00:00Z");
        Files.setLastModifiedTime(sugar, FileTime.from(date));
        assertThat(takenBack(files).dates).containsExactly(Map.entry("sugar", date));
    }

    @Test
    void bytes_that_are_other_ones_are_seen_though_size_and_date_are_as_before() throws IOException {
        layOut(files);
        Path violets = Files.writeString(directory.resolve("work/violets"), "are pink");
        Files.setLastModifiedTime(violets, FileTime.from(WRITTEN));
        assertThat(takenBack(files).written).containsExactly("violets instead of " + kept("are blue"));
    }

    @Test
    void folders_that_change_places_are_seen_though_nothing_in_them_was_touched() throws IOException {
        FileList all = list(Map.of(new FilePath("a/model"), kept("old"), new FilePath("b/model"), kept("new")));
        layOut(all);
        Path work = directory.resolve("work");
        Files.move(work.resolve("a"), work.resolve("c"));
        Files.move(work.resolve("b"), work.resolve("a"));
        Files.move(work.resolve("c"), work.resolve("b"));
        assertThat(takenBack(all).written)
                .containsExactly("a/model instead of " + kept("old"), "b/model instead of " + kept("new"));
    }

    @Test
    void what_was_touched_and_is_as_it_was_has_not_changed_and_is_not_kept_anew() throws IOException {
        layOut(files);
        Path bytes = blobs.find(red.content()).orElseThrow();
        Files.setLastModifiedTime(bytes, FileTime.from(WRITTEN));
        Files.writeString(directory.resolve("work/poems/roses"), "are red");
        assertThat(takenBack(files)).isEqualTo(new Found());
        assertThat(Files.getLastModifiedTime(bytes).toInstant())
                .as("when it was kept last")
                .isEqualTo(WRITTEN);
    }

    @Test
    void bytes_that_are_missing_or_cut_short_are_refused_by_name() throws IOException {
        Path bytes = blobs.find(red.content()).orElseThrow();
        Files.setPosixFilePermissions(bytes, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(bytes, "are");
        assertThatThrownBy(() -> layOut(files)).hasMessageContaining("'work/poems/roses'");
        Files.delete(bytes);
        Files.delete(directory.resolve("work/poems/roses"));
        assertThatThrownBy(() -> layOut(files)).hasMessageContaining("'work/poems/roses'");
    }

    @Test
    void whoever_waits_may_end_the_laying_out_before_each_file() {
        List<Integer> asked = new ArrayList<>();
        assertThatThrownBy(() -> folder.layOutForWriting(files, () -> {
                    asked.add(1);
                    if (asked.size() == 2) {
                        throw new IllegalStateException("stop");
                    }
                }))
                .hasMessage("stop");
        assertThat(directory.resolve("work/poems/roses")).exists();
        assertThat(directory.resolve("work/violets")).doesNotExist();
    }

    /** The collector's lock is a transaction, and each call of the findings is one: they grow with batches. */
    @Test
    void many_files_are_kept_and_told_in_batches() throws IOException {
        Path work = directory.resolve("work");
        for (int n = 0; n < 1000; n++) {
            Files.writeString(work.resolve("file-" + n), "bytes " + n);
        }
        int before = lock.count();
        List<Integer> batches = new ArrayList<>();
        folder.takeBack(list(Map.of()), began, new WorkingFolder.Findings() {
            @Override
            public void changed(List<WorkingFolder.Change> changes) {
                batches.add(changes.size());
            }

            @Override
            public void passedOver(String name, String reason) {
                throw new AssertionError(name);
            }
        });
        assertThat(batches).hasSize(10).containsOnly(100);
        assertThat(lock.count() - before).isEqualTo(10);
    }

    @Test
    void a_file_that_is_moved_to_the_place_of_another_of_its_size_is_seen() throws IOException {
        FileList all = list(Map.of(new FilePath("a"), kept("old"), new FilePath("b"), kept("new")));
        layOut(all);
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
        layOut(all);
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
        layOut(all);
        Path shut = directory.resolve("work/poems");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("r--r--r--"));
        Found found = takenBack(all);
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwx------"));
        assertThat(found.removed).isEmpty();
        assertThat(found.passedOver).contains("d/".repeat(255) + "d");
    }

    @Test
    void a_file_with_holes_for_which_there_is_no_room_is_not_read_and_nothing_is_removed() throws IOException {
        layOut(files);
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
        layOut(files);
        Path work = directory.resolve("work");
        assertThat(Contents.areAtMost(4, 0, work))
                .as("two files, a folder, and itself")
                .isTrue();
        assertThat(Contents.areAtMost(3, 0, work)).isFalse();
    }

    /** The program begins a moment later, as the disk tells the time. */
    private void layOut(FileList list) {
        folder.layOutForWriting(list, () -> {});
        began = aMomentLater();
    }

    private Instant aMomentLater() {
        try {
            Path clock = directory.resolve("clock");
            Instant before =
                    Files.getLastModifiedTime(Files.writeString(clock, "1")).toInstant();
            Instant later = before;
            while (!later.isAfter(before)) {
                later = Files.getLastModifiedTime(Files.writeString(clock, "2")).toInstant();
            }
            return later;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Found takenBack(FileList list) {
        Found found = new Found();
        assertThat(folder.takeBack(list, began, found)).isTrue();
        assertThat(directory).isDirectoryNotContaining("glob:**found");
        return found;
    }

    /** Collects nothing; counts how often something was kept. */
    private static final class CountedLock implements CollectionLock {

        private final OneProcess process = new OneProcess();
        private final AtomicInteger kept = new AtomicInteger();

        int count() {
            return kept.get();
        }

        @Override
        public void whileNothingIsCollected(Runnable action) {
            kept.incrementAndGet();
            process.whileNothingIsCollected(action);
        }

        @Override
        public void whileNothingIsKept(Runnable action) {
            process.whileNothingIsKept(action);
        }
    }

    /** What was found, in its order. */
    private record Found(
            List<String> written, List<String> removed, List<String> passedOver, Map<String, @Nullable Instant> dates)
            implements WorkingFolder.Findings {

        Found() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        }

        @Override
        public void changed(List<WorkingFolder.Change> changes) {
            for (WorkingFolder.Change change : changes) {
                if (change.now() == null) {
                    removed.add(change.path().value());
                } else {
                    written.add(change.path() + " instead of " + change.before());
                    dates.put(change.path().value(), change.writtenAt());
                }
            }
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
                                .map(file -> new FileList.Line(file.getKey(), file.getValue(), WRITTEN))
                                .iterator(),
                Long.MAX_VALUE);
        return list;
    }

    private Blob kept(String text) {
        return blobs.keep(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
