package almanac.support.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a file at the end of the path of a request. It is taken as it was sent and decoded once: its slashes may
 * be written as such or not, and one more may stand before it (behaviour.md, 1.6).
 */
public final class RawPath {

    private static final Pattern OF_FILE =
            Pattern.compile("/api/almanac/v1/(?:datasets|snapshots)/[^/]*/files/(.*)", Pattern.DOTALL);

    private static final int ESCAPE = 3;

    private RawPath() {}

    /** Whether what is asked for is a file by its path. */
    public static boolean isIn(HttpServletRequest request) {
        return OF_FILE.matcher(request.getRequestURI()).matches();
    }

    static FilePath of(HttpServletRequest request) {
        Matcher file = OF_FILE.matcher(request.getRequestURI());
        if (!file.matches()) {
            throw ErrorCode.INVALID_VALUE.with("path", "is escaped where it need not be: " + request.getRequestURI());
        }
        String path = decoded(file.group(1));
        return new FilePath(path.startsWith("/") ? path.substring(1) : path);
    }

    private static String decoded(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < raw.length()) {
            if (raw.charAt(at) == '%') {
                bytes.write(escaped(raw, at));
                at += ESCAPE;
            } else {
                bytes.write(raw.charAt(at));
                at++;
            }
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            throw ErrorCode.INVALID_VALUE.with("path", "has bytes that are no UTF-8");
        }
    }

    private static int escaped(String raw, int at) {
        int end = at + ESCAPE;
        if (end > raw.length() || !raw.substring(at + 1, end).chars().allMatch(HexFormat::isHexDigit)) {
            throw ErrorCode.INVALID_VALUE.with("path", "has a percent sign that begins no escape: write it as %25");
        }
        return HexFormat.fromHexDigits(raw, at + 1, end);
    }
}
