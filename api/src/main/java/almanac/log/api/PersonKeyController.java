package almanac.log.api;

import almanac.log.LogQuery.ReadPersonKeys;
import almanac.log.PersonKeyLines;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Serves the keys with which an import can read what the events say about people, to administrators alone. */
@RestController
@AlmanacExtension
@Tag(name = "Administration")
@RequestMapping("/api/admin/v1/subjects/keys")
class PersonKeyController {

    private final Dispatch dispatch;
    private final PersonKeyLines lines;

    PersonKeyController(Dispatch dispatch, PersonKeyLines lines) {
        this.dispatch = dispatch;
        this.lines = lines;
    }

    @GetMapping
    @Operation(
            description = "The key of each person, wrapped with the master key, one a line: to be kept apart from the"
                    + " events, and briefly, for an erased person can be read as long as a copy of the key is left")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> exportPersonKeys(Caller caller) {
        String mark = dispatch.ask(new ReadPersonKeys(), caller);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(stream -> lines.write(mark, stream));
    }
}
