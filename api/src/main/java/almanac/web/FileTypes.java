package almanac.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** Chooses the media types that files are sent as: by what their writers called them, or else by their names. */
public final class FileTypes {

    /** Types that the framework lacks or has otherwise, and that data-science projects are full of. */
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("arrow", "application/vnd.apache.arrow.file"),
            Map.entry("ipynb", "application/x-ipynb+json"),
            Map.entry("jl", "text/x-julia"),
            Map.entry("jsonl", "application/x-ndjson"),
            Map.entry("md", "text/markdown"),
            Map.entry("ndjson", "application/x-ndjson"),
            Map.entry("parquet", "application/vnd.apache.parquet"),
            Map.entry("py", "text/x-python"),
            Map.entry("qmd", "text/markdown"),
            Map.entry("r", "text/x-r"),
            Map.entry("rmd", "text/markdown"),
            Map.entry("rst", "text/x-rst"),
            Map.entry("sh", "text/x-sh"),
            Map.entry("sql", "application/sql"),
            Map.entry("toml", "application/toml"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("yml", "application/yaml"));

    /**
     * Most bytes of a text that is sent with a charset. Each is read once more to be sure of it, before its first byte
     * is sent; longer ones are sent without a charset.
     */
    private static final long LONGEST_TEXT = 16L << 20;

    private static final int PART = 1 << 16;
    private static final String TEXT = "text";

    private FileTypes() {}

    /** Opens the bytes of a file, from their beginning. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * Returns the media type of a file. A text whose bytes are UTF-8 is said to be that, because readers take a text
     * without a charset for Latin-1.
     *
     * @param declared type that its writer gave; null when none is known
     */
    public static MediaType of(String path, @Nullable String declared, long size, Bytes bytes) {
        String known = declared == null || MediaTypes.isForm(declared) ? byName(path) : declared;
        MediaType type = MediaType.parseMediaType(known);
        if (!type.getType().equals(TEXT) || type.getCharset() != null || size > LONGEST_TEXT) {
            return type;
        }
        try (InputStream text = bytes.open()) {
            return isUtf8(text) ? new MediaType(type, UTF_8) : type;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String byName(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String known = BY_EXTENSION.get(extension);
        return known != null
                ? known
                : MediaTypeFactory.getMediaType(path)
                        .orElse(MediaType.APPLICATION_OCTET_STREAM)
                        .toString();
    }

    private static boolean isUtf8(InputStream text) throws IOException {
        CharsetDecoder decoder = UTF_8.newDecoder();
        CharBuffer characters = CharBuffer.allocate(PART);
        ByteBuffer part = ByteBuffer.allocate(PART);
        boolean isEnd = false;
        while (!isEnd) {
            int read = text.readNBytes(part.array(), part.position(), part.remaining());
            isEnd = read < part.remaining();
            part.limit(part.position() + read).position(0);
            if (decoder.decode(part, characters.clear(), isEnd).isError()) {
                return false;
            }
            part.compact();
        }
        return true;
    }
}
