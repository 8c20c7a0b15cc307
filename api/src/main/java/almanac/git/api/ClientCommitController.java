package almanac.git.api;

import almanac.git.http.ProjectFiles;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectName;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.shared.ErrorCode;
import almanac.web.AlmanacExtension;
import almanac.web.Takes;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists commits for the official Python client: their ids alone, among which the client looks for the one that a job is
 * to begin with.
 */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientCommitController {

    private static final int MOST = 100_000;

    private final Dispatch dispatch;
    private final ProjectFiles files;

    ClientCommitController(Dispatch dispatch, ProjectFiles files) {
        this.dispatch = dispatch;
        this.files = files;
    }

    /** Lists the commits of the branch main, the newest first. A longer history than is listed is refused. */
    @Takes(megabytes = 24)
    @GetMapping("/v1/projects/{ownerName}/{projectName}/commits")
    List<String> getClientCommits(@PathVariable String ownerName, @PathVariable String projectName, Caller caller) {
        ProjectName project = dispatch.ask(new FindNamedProject(caller.user(), ownerName, projectName), caller);
        List<String> commits = files.newestCommits(project.id(), MOST + 1, caller);
        if (commits.size() > MOST) {
            throw ErrorCode.HISTORY_TOO_LONG.with(MOST);
        }
        return commits;
    }
}
