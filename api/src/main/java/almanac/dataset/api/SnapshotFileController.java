package almanac.dataset.api;

import almanac.dataset.query.DatasetFileV1;
import almanac.dataset.query.DatasetQuery.GetSnapshotFile;
import almanac.dataset.query.DatasetQuery.ListSnapshotFiles;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.shared.FilePath;
import almanac.shared.SnapshotId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    private final Answers answers;
    private final FileAnswers files;

    SnapshotFileController(Dispatch dispatch, Answers answers, FileAnswers files) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.files = files;
    }

    record PaginatedSnapshotFilesEnvelopeV1(List<DatasetFileV1> files, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedSnapshotFilesEnvelopeV1 getSnapshotFiles(
            @PathVariable SnapshotId snapshotId,
            @RequestParam(defaultValue = "") @Size(max = FilePath.LONGEST) String prefix,
            @Paged(usual = 100) Window window,
            Caller caller) {
        return answers.page(
                new ListSnapshotFiles(snapshotId, prefix, window),
                window,
                caller,
                PaginatedSnapshotFilesEnvelopeV1::new);
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
        return files.of(dispatch.ask(new GetSnapshotFile(snapshotId, path), caller), request, response);
    }
}
