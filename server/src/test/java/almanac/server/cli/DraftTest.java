package almanac.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

    private static final List<String> LINES = IntStream.range(0, 500)
            .mapToObj(n -> "line " + n + " é " + "x".repeat(n % 37))
            .toList();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"a.ndjson", "a.ndjson.gz"})
    void what_was_cut_off_anywhere_is_continued_after_its_last_whole_line(String name) throws IOException {
        Path file = directory.resolve(name);
        Path part = directory.resolve(name + ".part");
        try (Draft draft = Draft.begun(file)) {
            write(draft, 0);
        }
        byte[] whole = Files.readAllBytes(part);
        Random random = new Random(3);
        for (int n = 0; n < 30; n++) {
            byte[] cut = java.util.Arrays.copyOf(whole, 20 + random.nextInt(whole.length - 20));
            Files.write(part, cut);
            try (Draft draft = Draft.continued(file)) {
                write(draft, Math.toIntExact(draft.lines()));
                draft.finish();
            }
            assertThat(lines(file)).isEqualTo(LINES);
            assertThat(part).doesNotExist();
            Files.delete(file);
        }
    }

    @Test
    void the_file_is_there_when_it_is_whole_and_nobody_elses_business() throws IOException {
        Path file = directory.resolve("a");
        try (Draft draft = Draft.begun(file)) {
            draft.write("first");
            assertThat(file).doesNotExist();
            draft.finish();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> Draft.begun(file))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("exists already");
    }

    private static void write(Draft draft, int from) throws IOException {
        for (String line : LINES.subList(from, LINES.size())) {
            draft.write(line);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> all = new ArrayList<>();
        try (WholeLines lines = WholeLines.of(file)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                all.add(line);
            }
            assertThat(lines.isCutOff()).isFalse();
        }
        return all;
    }
}
