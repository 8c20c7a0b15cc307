package almanac.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;

/**
 * The path of a file within the path of a request, as it is meant. It is taken as it was sent and decoded once: its
 * slashes may be written as such or not, and one more may stand before it (behaviour.md, 1.6).
 *
 * @param value with plain slashes, not checked in any other way
 */
public record RawPath(String value) {

    /** A name in the path as it is sent: its escapes are none of a slash, a dot or a percent sign, nor two dots. */
    private static final String NAME = "(?!\\.{1,2}/)(?:[^/%;]|%(?!2[eEfF5]|3[bB]|5[cC]|00)[0-9A-Fa-f]{2})+";

    private static final String OF_PROJECT = "/v1/projects/" + NAME + "/" + NAME;

    private static final Pattern AT_END = Pattern.compile(
            "(?:/api/(?:almanac/v1/(?:datasets|snapshots)/[^/]*/files"
                    + "|2\\.0/mlflow-artifacts/(?:artifacts|mpu/(?:create|complete|abort)))"
                    + "|" + OF_PROJECT + "/files/[0-9a-f]{40})/(?<path>.*)",
            Pattern.DOTALL);

    /** Pattern of a file that a client of projects puts: any path below its project. */
    private static final Pattern PUT = Pattern.compile(OF_PROJECT + "/(?<path>.*)", Pattern.DOTALL);

    /** Pattern of what leads to a file and stands before and after its path, where something stands after it. */
    static final Pattern WITHIN = Pattern.compile(
            "(?<front>/api/projects/(?:beta|v1)/projects/[^/%;]+/files/[^/%;]+/)(?<path>.*)(?<back>/content)",
            Pattern.DOTALL);

    private static final int ESCAPE = 3;

    /** Tells whether the request asks for a file by its path. */
    public static boolean endsPathOf(HttpServletRequest request) {
        return atEnd(request, RequestPath.of(request)).matches();
    }

    private static Matcher atEnd(HttpServletRequest request, String path) {
        Matcher end = AT_END.matcher(path);
        return !end.matches() && request.getMethod().equals(HttpMethod.PUT.name()) ? PUT.matcher(path) : end;
    }

    static RawPath of(HttpServletRequest request) {
        String uri = FilePathFilter.pathAsSent(request);
        Matcher end = atEnd(request, uri);
        Matcher file = end.matches() ? end : WITHIN.matcher(uri);
        if (!file.matches()) {
            throw ErrorCode.INVALID_VALUE.with("path", "is escaped where it need not be: " + uri);
        }
        String path = decoded(file.group("path"));
        return new RawPath(path.startsWith("/") ? path.substring(1) : path);
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
