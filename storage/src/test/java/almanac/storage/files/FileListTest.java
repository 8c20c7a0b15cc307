package almanac.storage.files;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListTest {

    private static final Sha256 CONTENT = Sha256.of(new byte[] {1});

    private static final Instant WRITTEN = Instant.parse("2026-02-27T09:14:05.123456789Z");

    @TempDir
    private Path directory;

    @Test
    void lines_are_read_as_they_were_written_whatever_is_in_their_names() {
        List<FileList.Line> lines = Stream.of(" a b ", "a/b c", "\u00e9\u2028\ud83c\udf39")
                .map(path -> new FileList.Line(new FilePath(path), new Blob(CONTENT, 5_000_000_000L), WRITTEN, 4711))
                .toList();
        FileList list = new FileList(directory.resolve("list"));
        list.write(lines.iterator(), 3);
        try (Stream<FileList.Line> read = list.read()) {
            assertThat(read).containsExactlyElementsOf(lines);
        }
        assertThat(list.amount().files()).isEqualTo(3);
        assertThat(list.amount().room()).isBetween(15_000_000_000L, 15_000_100_000L);
    }

    /** A job may have been laid out by a server that wrote no dates down. */
    @Test
    void lines_of_former_servers_are_read() throws IOException {
        FileList list = new FileList(Files.writeString(directory.resolve("list"), CONTENT + " 7 a b/c\n"));
        try (Stream<FileList.Line> read = list.read()) {
            assertThat(read)
                    .containsExactly(new FileList.Line(new FilePath("a b/c"), new Blob(CONTENT, 7), Instant.EPOCH));
        }
    }

    @Test
    void what_is_too_much_is_not_asked_for_to_its_end() {
        Stream<FileList.Line> endless = Stream.iterate(0, n -> n + 1)
                .map(n -> new FileList.Line(new FilePath("file-" + n), new Blob(CONTENT, 1), WRITTEN));
        FileList list = new FileList(directory.resolve("list"));
        assertThat(list.write(endless.iterator(), 10).files()).isEqualTo(11);
    }
}
