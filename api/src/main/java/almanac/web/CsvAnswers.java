package almanac.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes lists as CSV (RFC 4180), part by part, so that a list may be longer than memory. */
@Component
public class CsvAnswers {

    public static final String TYPE = "text/csv";

    /** Beginning of a text that a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r]");

    private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");

    // the code that closes the stream says that the answer is whole
    private final CsvMapper csv =
            CsvMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /**
     * Column of a list.
     *
     * @param value content of a cell; null leaves the cell empty
     */
    public record Column<T>(String name, Function<T, @Nullable Object> value) {}

    /**
     * Answers with the list. What fails before its first line is refused as usual; what fails later breaks the answer.
     *
     * @param parts of the list, each fetched when the one before is written
     */
    public <T> void write(
            HttpServletResponse response, String fileName, List<Column<T>> columns, Iterator<List<T>> parts) {
        List<T> first = parts.hasNext() ? parts.next() : List.of();
        response.setContentType(TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        try (SequenceWriter lines = csv.writer(LINES).writeValues(response.getOutputStream())) {
            lines.write(columns.stream().map(Column::name).toList());
            write(lines, columns, first);
            response.flushBuffer();
            while (parts.hasNext()) {
                write(lines, columns, parts.next());
            }
        } catch (IOException | RuntimeException e) {
            throw new BrokenAnswer(e);
        }
    }

    private static <T> void write(SequenceWriter lines, List<Column<T>> columns, List<T> items) {
        for (T item : items) {
            lines.write(columns.stream()
                    .map(column -> cell(column.value().apply(item)))
                    .toList());
        }
    }

    private static Object cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text when FORMULA.matcher(text).lookingAt() -> "'" + text;
            default -> value;
        };
    }
}
