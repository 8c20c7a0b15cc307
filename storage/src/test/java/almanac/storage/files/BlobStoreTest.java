package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Sha256;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ROSES = "e16e9cd6db0ceeb0e6f4ab0b3a3d4fe5a4ba7d9d2a46c9a8a2f9f4f2a0a0a0a0";

    @TempDir
    private Path directory;

    @Test
    void bytes_are_kept_under_their_digest_and_cannot_be_written_to() throws IOException {
        try (BlobStore store = store(0)) {
            Blob blob = store.keep(bytes("roses"));
            assertThat(blob).isEqualTo(new Blob(Sha256.of("roses".getBytes(UTF_8)), 5));
            Path kept = store.find(blob.content()).orElseThrow();
            assertThat(kept).hasContent("roses");
            assertThat(kept)
                    .startsWith(
                            directory.resolve("blobs/" + blob.content().value().substring(0, 2)));
            assertThat(Files.getPosixFilePermissions(kept))
                    .containsExactlyInAnyOrder(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.OTHERS_READ);
            assertThat(store.has(blob)).isTrue();
            assertThat(store.has(new Blob(blob.content(), 6))).isFalse();
            assertThat(store.find(new Sha256(ROSES))).isEmpty();
        }
    }

    @Test
    void equal_bytes_are_kept_once_and_are_young_again() throws IOException {
        try (BlobStore store = store(0)) {
            Path kept = store.find(store.keep(bytes("roses")).content()).orElseThrow();
            Object place = Files.getAttribute(kept, "unix:ino");
            Files.setLastModifiedTime(kept, FileTime.from(NOW.minusSeconds(1_000)));
            store.keep(bytes("roses"));
            assertThat(Files.getAttribute(kept, "unix:ino")).isEqualTo(place);
            assertThat(Files.getLastModifiedTime(kept).toInstant()).isEqualTo(NOW);
            assertThat(files()).hasSize(2); // the blob, and the lock of the drafts
        }
    }

    @Test
    void bytes_are_kept_only_if_they_are_those_that_were_promised() {
        try (BlobStore store = store(0)) {
            Sha256 roses = Sha256.of("roses".getBytes(UTF_8));
            for (Blob other : List.of(new Blob(roses, 6), new Blob(new Sha256(ROSES), 5))) {
                assertThatThrownBy(() -> store.keep(bytes("roses"), other))
                        .isInstanceOfSatisfying(
                                DomainException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.OTHER_BYTES));
            }
            assertThat(store.find(roses)).isEmpty();
            store.keep(bytes("roses"), new Blob(roses, 5));
            assertThat(store.find(roses)).isPresent();
        }
    }

    @Test
    void a_blob_that_is_not_whole_is_replaced() throws IOException {
        try (BlobStore store = store(0)) {
            Path kept = store.find(store.keep(bytes("roses")).content()).orElseThrow();
            Files.delete(kept);
            Files.writeString(kept, "ros");
            store.keep(bytes("roses"));
            assertThat(kept).hasContent("roses");
        }
    }

    @Test
    void what_is_cut_off_is_refused_and_leaves_nothing() throws IOException {
        try (BlobStore store = store(0)) {
            assertThatThrownBy(() -> store.keep(cutOff())).satisfies(refused(ErrorCode.CUT_OFF));
            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void what_would_take_the_room_of_others_is_refused_and_leaves_nothing() throws IOException {
        try (BlobStore store = store(Long.MAX_VALUE)) {
            assertThatThrownBy(() -> store.keep(bytes("roses"))).satisfies(refused(ErrorCode.NO_ROOM));
            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void a_full_disk_is_told_from_other_faults() {
        assertThat(Space.refusal(new IOException("No space left on device"))).satisfies(refused(ErrorCode.NO_ROOM));
        assertThat(Space.refusal(new IOException("Input/output error"))).isNotInstanceOf(DomainException.class);
    }

    @Test
    void what_a_dead_process_had_begun_is_removed_and_that_of_others_is_not() throws IOException {
        Path dead = Files.createDirectories(directory.resolve("tmp/of-dead"));
        Files.writeString(dead.resolve("1"), "half");
        try (BlobStore first = store(0);
                BlobStore second = store(0)) {
            assertThat(dead).doesNotExist();
            first.keep(bytes("roses"));
            second.keep(bytes("violets"));
            assertThat(files()).hasSize(4);
        }
    }

    @Test
    void only_what_is_old_and_not_needed_is_removed() throws IOException {
        try (BlobStore store = store(0)) {
            Sha256 young = store.keep(bytes("young")).content();
            Sha256 needed = aged(store, "needed");
            Sha256 unneeded = aged(store, "unneeded");
            List<Sha256> old = store.parts().stream()
                    .flatMap(part -> store.olderThan(NOW.minusSeconds(60), part).stream())
                    .toList();
            assertThat(old).containsExactlyInAnyOrder(needed, unneeded);
            List<Sha256> all = List.of(young, needed, unneeded);
            assertThat(store.remove(all, NOW.minusSeconds(60), content -> !content.equals(needed)))
                    .isEqualTo(1);
            assertThat(all.stream().filter(content -> store.find(content).isPresent()))
                    .containsExactly(young, needed);
        }
    }

    private static Sha256 aged(BlobStore store, String text) throws IOException {
        Sha256 content = store.keep(bytes(text)).content();
        Files.setLastModifiedTime(store.find(content).orElseThrow(), FileTime.from(NOW.minusSeconds(1_000)));
        return content;
    }

    private BlobStore store(long leftToOthers) {
        return new BlobStore(directory, leftToOthers, new OneProcess(), InstantSource.fixed(NOW));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputStream cutOff() {
        return new SequenceInputStream(bytes("ro"), new FilterInputStream(bytes("ses")) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        });
    }

    private static Consumer<Throwable> refused(ErrorCode code) {
        return refusal -> assertThat(refusal)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
