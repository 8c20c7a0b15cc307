package almanac.git.api;

import almanac.git.http.ProjectFiles;
import almanac.messaging.Caller;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.FilePath;
import almanac.shared.ProjectId;
import almanac.storage.git.GitFiles;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves lists of the files of projects, which the API can send but not list. */
@RestController
@AlmanacExtension
@Tag(name = "ProjectsFiles")
@RequestMapping("/api/almanac/v1/projects/{projectId}/tree/{commitId}")
class TreeController {

    /** Word for the last commit. */
    private static final String HEAD = "head";

    private final ProjectFiles files;

    TreeController(ProjectFiles files) {
        this.files = files;
    }

    /** @param key id of the content: the same for the same bytes */
    record TreeFileV1(String path, String key, long size) {}

    record PaginatedTreeFilesEnvelopeV1(String commitId, List<TreeFileV1> files, PaginatedMetadataV1 metadata) {}

    /** Lists the files below a folder, those in its folders too, by path; {@code head} is the last commit. */
    @GetMapping
    PaginatedTreeFilesEnvelopeV1 getProjectTree(
            @PathVariable ProjectId projectId,
            @PathVariable String commitId,
            @RequestParam(defaultValue = "") @Size(max = FilePath.LONGEST) String path,
            @Paged(usual = 100) Window window,
            Caller caller) {
        String commit = commitId.equals(HEAD) ? null : commitId;
        GitFiles found = files.list(projectId, commit, path, window, caller);
        Page<TreeFileV1> page = new Page<>(
                found.files().stream()
                        .map(file -> new TreeFileV1(file.path(), file.key(), file.size()))
                        .toList(),
                found.total());
        return Answers.page(
                page,
                window,
                caller,
                (items, metadata) -> new PaginatedTreeFilesEnvelopeV1(found.commitId(), items, metadata));
    }
}
