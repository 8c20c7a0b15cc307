package almanac.datasource.api;

import almanac.datasource.query.DataSourceAuditDataV1;
import almanac.datasource.query.DataSourceAuditEventKindV1;
import almanac.datasource.query.DataSourceAuditFilter;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.DataSourceId;
import almanac.shared.Timestamps;
import almanac.web.JsonAnswers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the audit events of data sources: which user did what (behaviour.md, 3.7). */
@RestController
@Tag(name = "DataSource")
@RequestMapping("/api/datasource/v1/audit")
class DataSourceAuditController {

    private final Dispatch dispatch;
    private final JsonAnswers json;

    DataSourceAuditController(Dispatch dispatch, JsonAnswers json) {
        this.dispatch = dispatch;
        this.json = json;
    }

    /** Answers with the whole list, because the contract knows no pages; one part of it is in memory at a time. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            array = @ArraySchema(schema = @Schema(implementation = DataSourceAuditDataV1.class))))
    void getDataSourceAuditData(
            @RequestParam(required = false) @Nullable List<DataSourceId> dataSourceIds,
            @RequestParam(required = false) @Nullable List<String> dataSourceNames,
            @RequestParam(required = false) @Nullable List<String> eventKinds,
            @Parameter(schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String startTime,
            @Parameter(schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String endTime,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        DataSourceAuditFilter filter = new DataSourceAuditFilter(
                orNone(dataSourceIds),
                orNone(dataSourceNames),
                orNone(eventKinds).stream()
                        .map(word -> DataSourceAuditEventKindV1.of("eventKinds", word))
                        .toList(),
                moment("startTime", startTime),
                moment("endTime", endTime));
        json.write(request, response, new AuditOfDataSources(dispatch, caller, filter));
    }

    private static <T> List<T> orNone(@Nullable List<T> given) {
        return Objects.requireNonNullElse(given, List.of());
    }

    private static @Nullable Instant moment(String parameter, @Nullable String text) {
        return text == null ? null : Timestamps.of(parameter, text);
    }
}
