package almanac.storage.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedLinesTest {

    @TempDir
    private Path directory;

    @Test
    void lines_come_in_their_order_as_often_as_they_are_asked_for_and_leave_nothing() {
        List<String> sorted =
                IntStream.range(1000, 2000).mapToObj(Integer::toString).toList();
        List<String> mixed = new ArrayList<>(sorted);
        Collections.shuffle(mixed, new Random(1));
        Path folder = directory.resolve("aside");
        try (SortedLines lines = new SortedLines(folder, 5_000)) {
            mixed.forEach(lines::add);
            assertThat(all(lines)).isEqualTo(sorted);
            assertThat(all(lines)).isEqualTo(sorted);
            assertThat(folder).isNotEmptyDirectory();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void they_are_in_the_order_of_their_bytes_as_paths_are() {
        try (SortedLines lines = new SortedLines(directory.resolve("aside"))) {
            List.of("\uff5e", "a/b", "\ud83c\udf39", "a", "a.b").forEach(lines::add);
            assertThat(all(lines)).containsExactly("a", "a.b", "a/b", "\uff5e", "\ud83c\udf39");
        }
    }

    private static List<String> all(SortedLines lines) {
        List<String> all = new ArrayList<>();
        try (SortedLines.Lines read = lines.read()) {
            for (String line = read.next(); line != null; line = read.next()) {
                all.add(line);
            }
        }
        return all;
    }
}
