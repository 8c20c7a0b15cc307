package almanac.git.api;

import almanac.git.http.FileText;
import almanac.git.http.FileUploads;
import almanac.git.http.FileUploads.UploadedFile;
import almanac.git.http.ProjectFiles;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.storage.git.GitFiles;
import almanac.web.AlmanacExtension;
import almanac.web.RawPath;
import almanac.web.Takes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Serves files of projects to the official Python client and to programs that browse and edit them. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientFileController {

    private static final String PROJECT = "/v1/projects/{ownerName}/{projectName}";

    /** Most files of a list that has no pages. */
    private static final int MOST = 10_000;

    private final Dispatch dispatch;
    private final ProjectFiles files;
    private final FileUploads uploads;

    ClientFileController(Dispatch dispatch, ProjectFiles files, FileUploads uploads) {
        this.dispatch = dispatch;
        this.files = files;
        this.uploads = uploads;
    }

    record ClientFiles(String objectType, List<ClientFile> data) {}

    @GetMapping(PROJECT + "/files/{commitId}/{*path}")
    @Takes(megabytes = 12)
    ClientFiles getClientFiles(
            @PathVariable String ownerName,
            @PathVariable String projectName,
            @PathVariable String commitId,
            @Parameter(name = "path", in = ParameterIn.PATH, schema = @Schema(type = "string")) RawPath path,
            Caller caller) {
        ProjectId project = project(ownerName, projectName, caller);
        return new ClientFiles("list", list(project, commitId, path.value(), caller));
    }

    @GetMapping(PROJECT + "/blobs/{key}")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
    void getClientBlob(
            @PathVariable String ownerName,
            @PathVariable String projectName,
            @PathVariable String key,
            Caller caller,
            ServletWebRequest request) {
        files.writeContent(project(ownerName, projectName, caller), key, caller, request);
    }

    /** Puts a file into the project; each call makes one commit, unless the file has these bytes already. */
    @PutMapping(PROJECT + "/{*path}")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    ClientFile putClientFile(
            @PathVariable String ownerName,
            @PathVariable String projectName,
            @Parameter(name = "path", in = ParameterIn.PATH, schema = @Schema(type = "string")) RawPath path,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        ProjectId project = project(ownerName, projectName, caller);
        UploadedFile file = uploads.put(project, path.value(), caller, request);
        return ClientFile.of(file.path(), file.key(), file.size(), file.at());
    }

    @GetMapping("/v4/files/browseFiles")
    @Takes(megabytes = 12)
    List<ClientFile> browseClientFiles(
            @RequestParam String ownerUsername,
            @RequestParam String projectName,
            @RequestParam String filePath,
            @RequestParam(required = false) @Nullable String commitId,
            Caller caller) {
        return list(project(ownerUsername, projectName, caller), commitId, filePath, caller);
    }

    @GetMapping("/v4/files/editCode")
    @Takes(megabytes = 12)
    ClientFileText getClientFileText(
            @RequestParam String ownerUsername,
            @RequestParam String projectName,
            @RequestParam String pathString,
            @RequestParam(required = false) @Nullable String commitIdHolder,
            Caller caller) {
        FileText text = files.text(
                project(ownerUsername, projectName, caller), commitIdHolder, withoutSlashes(pathString), caller);
        return ClientFileText.of(text);
    }

    private List<ClientFile> list(ProjectId project, @Nullable String commitId, String folder, Caller caller) {
        GitFiles found = files.list(project, commitId, withoutSlashes(folder), new Window(0, MOST), caller);
        if (found.total() > MOST) {
            throw ErrorCode.FOLDER_TOO_LARGE.with(
                    "it has %d files, of which lists without pages show %d. Page through /api/almanac/v1/projects/%s/tree/%s"
                            .formatted(found.total(), MOST, project, found.commitId()));
        }
        return found.files().stream()
                .map(file -> ClientFile.of(file.path(), file.key(), file.size(), found.committedAt()))
                .toList();
    }

    private static String withoutSlashes(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    private ProjectId project(String ownerName, String projectName, Caller caller) {
        return dispatch.ask(new FindNamedProject(caller.user(), ownerName, projectName), caller)
                .id();
    }
}
