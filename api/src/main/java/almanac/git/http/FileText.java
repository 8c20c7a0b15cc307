package almanac.git.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.ErrorCode;
import almanac.storage.git.GitBlob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * A file of a commit as text.
 *
 * @param isOfHead whether the commit is the last one
 */
public record FileText(String commitId, String path, String content, boolean isOfHead) {

    /** Most bytes of a file that is answered with in one piece. */
    private static final int LONGEST = 1 << 20;

    static FileText of(GitBlob file, String path, String commitId, boolean isOfHead) {
        if (file.size() > LONGEST) {
            throw ErrorCode.INVALID_VALUE.with(
                    "pathString", "has more than %d bytes: read the file's content instead".formatted(LONGEST));
        }
        try (InputStream bytes = file.open()) {
            String content = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.readNBytes(LONGEST)))
                    .toString();
            return new FileText(commitId, path, content, isOfHead);
        } catch (CharacterCodingException _) {
            throw ErrorCode.INVALID_VALUE.with("pathString", "is no text in UTF-8: read the file's content instead");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
