package almanac.dataset.api;

import almanac.dataset.command.FileCommand.RemoveFile;
import almanac.dataset.command.FileCommand.WriteFile;
import almanac.dataset.command.FileCondition;
import almanac.dataset.query.DatasetFileV1;
import almanac.dataset.query.DatasetQuery.GetFile;
import almanac.dataset.query.DatasetQuery.ListFiles;
import almanac.dataset.query.DatasetQuery.MayWriteFiles;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MediaTypes;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes in, sends and removes the present files of a dataset. */
@RestController
@AlmanacExtension
@Tag(name = "Dataset files")
@RequestMapping("/api/almanac/v1/datasets/{datasetId}/files")
class DatasetFileController {

    private final Dispatch dispatch;
    private final Answers answers;
    private final BlobStore blobs;
    private final FileAnswers files;

    DatasetFileController(Dispatch dispatch, Answers answers, BlobStore blobs, FileAnswers files) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.blobs = blobs;
        this.files = files;
    }

    record DatasetFileEnvelopeV1(DatasetFileV1 file, MetadataV1 metadata) {}

    record PaginatedDatasetFilesEnvelopeV1(List<DatasetFileV1> files, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedDatasetFilesEnvelopeV1 getDatasetFiles(
            @PathVariable DatasetId datasetId,
            @RequestParam(defaultValue = "") @Size(max = FilePath.LONGEST) String prefix,
            @Paged(usual = 100) Window window,
            Caller caller) {
        return answers.page(
                new ListFiles(datasetId, prefix, window), window, caller, PaginatedDatasetFilesEnvelopeV1::new);
    }

    @GetMapping("/{*path}")
    @Operation(description = "The bytes of a file, or those parts that the header Range names")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> getDatasetFile(
            @PathVariable DatasetId datasetId,
            @Parameter(name = "path", in = ParameterIn.PATH, schema = @Schema(type = "string")) FilePath path,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        return files.of(dispatch.ask(new GetFile(datasetId, path), caller).value(), request, response);
    }

    @PutMapping("/{*path}")
    @Operation(
            description =
                    "Gives a file these bytes. The ETag is their SHA-256; If-Match and If-None-Match: * are honoured",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<DatasetFileEnvelopeV1> putDatasetFile(
            @PathVariable DatasetId datasetId,
            @Parameter(name = "path", in = ParameterIn.PATH, schema = @Schema(type = "string")) FilePath path,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        FileCondition condition = FileConditions.of(request);
        String mediaType = MediaTypes.checked(request.getContentType());
        dispatch.ask(new MayWriteFiles(datasetId), caller.withoutCondition());
        Blob blob = blobs.keep(request.getInputStream());
        dispatch.send(
                new WriteFile(datasetId, path, blob.content(), blob.size(), mediaType, null, condition),
                caller.withoutCondition());
        DatasetFileV1 file =
                dispatch.getChanged(new GetFile(datasetId, path), caller).value();
        return ResponseEntity.ok()
                .eTag("\"" + file.sha256() + "\"")
                .body(new DatasetFileEnvelopeV1(file, MetadataV1.of(caller)));
    }

    @DeleteMapping("/{*path}")
    @Operation(description = "Takes the file away; snapshots that hold it keep it")
    DeleteEnvelopeV1 deleteDatasetFile(
            @PathVariable DatasetId datasetId,
            @Parameter(name = "path", in = ParameterIn.PATH, schema = @Schema(type = "string")) FilePath path,
            Caller caller,
            HttpServletRequest request) {
        return answers.remove(new RemoveFile(datasetId, path, FileConditions.of(request)), caller.withoutCondition());
    }
}
