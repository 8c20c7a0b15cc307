package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.UploadId;
import almanac.shared.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UploadId KEY = new UploadId("66b0000000000000000000c1");
    private static final Upload UPLOAD = new Upload(
            new DatasetId("66b0000000000000000000d1"), new UserId("66b0000000000000000000a1"), Collision.RENAME);
    private static final FilePath POEM = new FilePath("poems/roses.txt");

    @TempDir
    private Path directory;

    private Uploads uploads;

    @BeforeEach
    void begin() {
        uploads = again();
        uploads.begin(KEY, UPLOAD);
    }

    @Test
    void pieces_are_put_together_in_the_order_of_their_numbers_whenever_they_come() throws IOException {
        List<String> pieces =
                Stream.iterate(1, n -> n + 1).limit(11).map(n -> n + " ").toList();
        for (int number = 11; number > 0; number--) {
            keep(number, 11, pieces.get(number - 1));
        }
        UploadedFile poem = again().files(KEY).getFirst();
        assertThat(poem.path()).isEqualTo(POEM);
        assertThat(poem.isWhole()).isTrue();
        assertThat(new String(poem.bytes().readAllBytes(), UTF_8)).isEqualTo(String.join("", pieces));
    }

    @Test
    void a_piece_that_was_acknowledged_is_there_after_a_restart() {
        keep(1, 2, "roses");
        Uploads again = again();
        assertThat(again.find(KEY)).contains(UPLOAD);
        assertThat(again.has(KEY, chunk(1, 2, "roses"))).isTrue();
        assertThat(again.has(KEY, chunk(1, 2, "violets"))).isFalse();
        assertThat(again.has(KEY, chunk(2, 2, "roses"))).isFalse();
        assertThat(again.files(KEY).getFirst().isWhole()).isFalse();
    }

    /** A process that is killed between the two steps of taking the place leaves both. */
    @Test
    void of_two_pieces_of_one_number_the_last_counts_and_the_other_makes_nothing_whole() throws IOException {
        keep(1, 2, "roses");
        Path former = uploads.files(KEY).getFirst().pieces().getFirst();
        byte[] bytes = Files.readAllBytes(former);
        keep(1, 2, "violets");
        Files.write(former, bytes);
        Files.setLastModifiedTime(former, FileTime.fromMillis(0));
        UploadedFile poem = uploads.files(KEY).getFirst();
        assertThat(poem.isWhole()).isFalse();
        assertThat(new String(poem.bytes().readAllBytes(), UTF_8)).isEqualTo("violets");
    }

    @Test
    void a_piece_takes_the_place_of_the_one_that_had_its_number() throws IOException {
        keep(1, 1, "roses");
        keep(1, 1, "violets");
        assertThat(new String(uploads.files(KEY).getFirst().bytes().readAllBytes(), UTF_8))
                .isEqualTo("violets");
    }

    @Test
    void other_bytes_than_those_that_were_announced_are_refused() {
        Chunk announced = chunk(1, 1, "roses");
        assertThatThrownBy(() -> uploads.keep(KEY, announced, bytes("violets"))).hasMessageStartingWith("checksum: ");
        assertThat(uploads.has(KEY, announced)).isFalse();
        assertThat(uploads.files(KEY)).isEmpty();
    }

    @Test
    void all_pieces_of_a_file_say_the_same_number_of_pieces() {
        keep(1, 2, "roses");
        assertThatThrownBy(() -> keep(2, 3, "violets")).hasMessageStartingWith("resumableTotalChunks: ");
    }

    @Test
    void an_upload_that_was_removed_is_gone_and_one_that_was_left_goes_after_a_while() throws IOException {
        keep(1, 2, "roses");
        uploads.removeOlderThan(NOW);
        assertThat(uploads.find(KEY)).isPresent();
        Files.setLastModifiedTime(directory.resolve(KEY + "/upload.json"), FileTime.from(NOW.minusSeconds(9)));
        uploads.removeOlderThan(NOW);
        assertThat(uploads.find(KEY)).isEmpty();
        uploads.begin(KEY, UPLOAD);
        uploads.remove(KEY);
        assertThat(directory).isEmptyDirectory();
    }

    private void keep(int number, int total, String text) {
        uploads.keep(KEY, chunk(number, total, text), bytes(text));
    }

    private Uploads again() {
        return new Uploads(directory, 0, InstantSource.fixed(NOW));
    }

    private static Chunk chunk(int number, int total, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
            return new Chunk(POEM, number, total, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
