package almanac.git.http;

import almanac.web.BrokenAnswer;
import almanac.web.FileTypes;
import almanac.web.ReadConditions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * A file that is sent to a client.
 *
 * @param id of its content, the same for the same bytes
 */
record SentFile(String id, long size, FileTypes.Bytes bytes) {

    /**
     * Writes the file as the answer, in parts when it is large: all of it, or the part that is asked for, and nothing
     * when the client has it.
     */
    void write(String path, ServletWebRequest request) {
        String tag = "\"" + id + "\"";
        HttpServletResponse response = Objects.requireNonNull(request.getResponse());
        if (ReadConditions.isKnown(request.getRequest(), tag, ReadConditions.UNDATED)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            response.setHeader(HttpHeaders.ETAG, tag);
            return;
        }
        FilePart part = FilePart.of(size, tag, request.getRequest(), response);
        MediaType type = FileTypes.of(path, null, size, bytes);
        if (HttpMethod.HEAD.equals(request.getHttpMethod())) {
            describe(part, type, tag, response);
            return;
        }
        try (InputStream opened = bytes.open()) {
            describe(part, type, tag, response);
            part.write(opened, response.getOutputStream());
            response.flushBuffer();
        } catch (IOException | UncheckedIOException e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            throw new BrokenAnswer(e);
        }
    }

    private static void describe(FilePart part, MediaType type, String tag, HttpServletResponse response) {
        response.setContentType(type.toString());
        response.setHeader(HttpHeaders.ETAG, tag);
        part.describe(response);
        response.setHeader("Content-Security-Policy", "sandbox"); // a user's page is not ours
    }
}
