package almanac.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes lists without pages as JSON, part by part, so that a list may be longer than memory. */
@Component
public class JsonAnswers {

    private final ObjectWriter json;

    JsonAnswers(JsonMapper json) {
        this.json = json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
    }

    /**
     * Answers with the list, or with 304 where the client has it. What fails before its first part is refused as usual;
     * what fails later breaks the answer.
     *
     * @param parts of the list, each fetched when the one before is written
     */
    public <T> void write(HttpServletRequest request, HttpServletResponse response, Iterator<List<T>> parts) {
        List<T> first = parts.hasNext() ? parts.next() : List.of();
        if (ReadConditions.isKnown(request, null, ReadConditions.UNDATED)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (SequenceWriter array = json.writeValuesAsArray(response.getOutputStream())) {
            array.writeAll(first);
            while (parts.hasNext()) {
                array.writeAll(parts.next());
            }
        } catch (IOException | RuntimeException e) {
            throw new BrokenAnswer(e);
        }
    }
}
