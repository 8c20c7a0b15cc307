package almanac.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import almanac.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of a body that is one piece of known length, with the frame of a form around it (RFC 7578) or
 * without. They are read as they come, never into memory.
 */
public final class MultipartPiece extends InputStream {

    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data\\s*;.*?boundary=\"?([^\";]{1,70})\"?.*", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_HEADERS = 16_384;

    private final InputStream body;
    private final byte[] end;
    private long left;
    private boolean isEndSeen;

    private MultipartPiece(InputStream body, byte[] end, long length) {
        this.body = body;
        this.end = end;
        this.left = length;
    }

    /** Returns the piece, of so many bytes: a body with more or fewer is refused when its end is read. */
    public static MultipartPiece of(HttpServletRequest request, long length) throws IOException {
        InputStream body = new BufferedInputStream(request.getInputStream());
        String boundary = boundary(request.getContentType());
        if (boundary == null) {
            return new MultipartPiece(body, new byte[0], length);
        }
        skipHeaders(body, "--" + boundary);
        return new MultipartPiece(body, ("\r\n--" + boundary + "--").getBytes(ISO_8859_1), length);
    }

    private static @Nullable String boundary(@Nullable String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        return boundary.matches() ? boundary.group(1) : null;
    }

    private static void skipHeaders(InputStream body, String opening) throws IOException {
        if (!line(body).equals(opening)) {
            throw malformed("does not begin with its boundary");
        }
        int length = 0;
        for (String header = line(body); !header.isEmpty(); header = line(body)) {
            length += header.length();
            if (length > LONGEST_HEADERS) {
                throw malformed("has headers that are too long");
            }
        }
    }

    private static String line(InputStream body) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = body.read(); next != '\n'; next = body.read()) {
            if (next < 0 || line.length() > LONGEST_HEADERS) {
                throw malformed("ends before the piece begins");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            requireEnd();
            return -1;
        }
        int read = body.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw malformed("has fewer bytes than it was said to have");
        }
        left -= read;
        return read;
    }

    private void requireEnd() throws IOException {
        if (isEndSeen) {
            return;
        }
        boolean isEnded = end.length == 0 ? body.read() < 0 : Arrays.equals(body.readNBytes(end.length), end);
        if (!isEnded) {
            throw malformed("has more bytes than it was said to have");
        }
        isEndSeen = true;
    }

    private static RuntimeException malformed(String reason) {
        return ErrorCode.INVALID_VALUE.with("body", reason);
    }
}
