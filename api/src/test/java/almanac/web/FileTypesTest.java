package almanac.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypesTest {

    private static final int PART = 1 << 16;

    @ParameterizedTest
    @CsvSource({
        "README.md, text/markdown;charset=UTF-8",
        "src/train.py, text/x-python;charset=UTF-8",
        "plot.R, text/x-r;charset=UTF-8",
        "run.SH, text/x-sh;charset=UTF-8",
        "config.yaml, application/yaml",
        "config.yml, application/yaml",
        "a.ipynb, application/x-ipynb+json",
        "a.parquet, application/vnd.apache.parquet",
        "a.jsonl, application/x-ndjson",
        "a.json, application/json",
        "a.txt, text/plain;charset=UTF-8",
        "a.csv, text/csv;charset=UTF-8",
        "a.html, text/html;charset=UTF-8",
        "a.png, image/png",
        "a, application/octet-stream",
        "folder.py/a, application/octet-stream",
        "a.unheardof, application/octet-stream"
    })
    void the_name_tells_the_type(String path, String type) {
        assertThat(type(path, null, "größe".getBytes(UTF_8))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, text/csv;charset=UTF-8",
        "text/csv;charset=iso-8859-1, text/csv;charset=iso-8859-1",
        "application/octet-stream, application/octet-stream",
        "application/x-www-form-urlencoded, text/markdown;charset=UTF-8",
        "multipart/form-data; boundary=x, text/markdown;charset=UTF-8"
    })
    void its_writer_knows_better_unless_the_bytes_came_in_a_form(String declared, String type) {
        assertThat(type("README.md", declared, "größe".getBytes(UTF_8))).isEqualTo(type);
    }

    @Test
    void a_text_in_another_charset_is_not_said_to_be_utf_8() {
        assertThat(type("a.txt", null, "größe".getBytes(ISO_8859_1))).isEqualTo("text/plain");
        assertThat(type("a.txt", null, new byte[] {'a', (byte) 0xc3})).isEqualTo("text/plain");
        assertThat(type("a.txt", null, new byte[0])).isEqualTo("text/plain;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {PART - 3, PART - 2, PART - 1, PART, PART + 1, 2 * PART - 1})
    void characters_may_lie_anywhere(int before) {
        byte[] sound = ("x".repeat(before) + "漢🙂").getBytes(UTF_8);
        assertThat(type("a.txt", null, sound)).isEqualTo("text/plain;charset=UTF-8");
        byte[] torn = sound.clone();
        torn[before + 1] = 'x';
        assertThat(type("a.txt", null, torn)).isEqualTo("text/plain");
    }

    @Test
    void neither_long_texts_nor_other_bytes_are_read_for_it() {
        FileTypes.Bytes unread = () -> {
            throw new IOException("they were read");
        };
        assertThat(FileTypes.of("a.txt", null, (16L << 20) + 1, unread)).hasToString("text/plain");
        assertThat(FileTypes.of("a.png", null, 1, unread)).hasToString("image/png");
        assertThat(FileTypes.of("a.txt", "text/plain;charset=UTF-8", 1, unread))
                .hasToString("text/plain;charset=UTF-8");
    }

    private static String type(String path, @Nullable String declared, byte[] bytes) {
        return FileTypes.of(path, declared, bytes.length, () -> slowly(bytes)).toString();
    }

    /** Comes in pieces of no round length. */
    private static InputStream slowly(byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1_021));
            }
        };
    }
}
