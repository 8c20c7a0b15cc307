package almanac.git.api;

import almanac.git.http.ProjectFiles;
import almanac.messaging.Caller;
import almanac.shared.ProjectId;
import almanac.web.RawPath;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Serves files of projects (behaviour.md, 3.13). */
@RestController
@Tag(name = "ProjectsFiles")
@RequestMapping("/api/projects")
class FileController {

    private static final String PATH = "/projects/{projectId}/files/{commitId}/{path}/content";

    private final ProjectFiles files;

    FileController(ProjectFiles files) {
        this.files = files;
    }

    @GetMapping("/v1" + PATH)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
    void getProjectFileContents(
            @PathVariable ProjectId projectId,
            @PathVariable String commitId,
            @Parameter(name = "path", in = ParameterIn.PATH, schema = @Schema(type = "string")) RawPath path,
            Caller caller,
            ServletWebRequest request) {
        files.write(projectId, commitId, path.value(), caller, request);
    }

    @GetMapping("/beta" + PATH)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
    void getProjectFileContentsDeprecated(
            @PathVariable ProjectId projectId,
            @PathVariable String commitId,
            @Parameter(name = "path", in = ParameterIn.PATH, schema = @Schema(type = "string")) RawPath path,
            Caller caller,
            ServletWebRequest request) {
        files.write(projectId, commitId, path.value(), caller, request);
    }
}
