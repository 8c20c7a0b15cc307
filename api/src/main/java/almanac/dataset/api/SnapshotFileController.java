package almanac.dataset.api;

import almanac.dataset.query.DatasetFileV1;
import almanac.dataset.query.GetSnapshotFile;
import almanac.dataset.query.ListSnapshotFiles;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.FilePath;
import almanac.shared.SnapshotId;
import almanac.web.AlmanacExtension;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the files of a snapshot, which never change. */
@RestController
@AlmanacExtension
@Tag(name = "Dataset files")
@RequestMapping("/api/almanac/v1/snapshots/{snapshotId}/files")
class SnapshotFileController {

    private final Dispatch dispatch;
    private final FileAnswers answers;

    SnapshotFileController(Dispatch dispatch, FileAnswers answers) {
        this.dispatch = dispatch;
        this.answers = answers;
    }

    record PaginatedSnapshotFilesEnvelopeV1(List<DatasetFileV1> files, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedSnapshotFilesEnvelopeV1 getSnapshotFiles(
            @PathVariable SnapshotId snapshotId,
            @RequestParam(defaultValue = "") @Size(max = FilePath.LONGEST) String prefix,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<DatasetFileV1> page =
                dispatch.list(new ListSnapshotFiles(snapshotId, prefix, window), DatasetFileV1.class, caller);
        return new PaginatedSnapshotFilesEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    @GetMapping("/{*path}")
    @Operation(description = "The bytes of a file, or those parts that the header Range names")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> getSnapshotFile(
            @PathVariable SnapshotId snapshotId,
            @Parameter(name = "path", in = ParameterIn.PATH, schema = @Schema(type = "string")) FilePath path,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answers.of(
                dispatch.ask(new GetSnapshotFile(snapshotId, path), DatasetFileV1.class, caller), request, response);
    }
}
