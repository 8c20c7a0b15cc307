package almanac.support.git;

import almanac.project.event.GitRepository;
import almanac.project.query.FilesLocation;
import almanac.project.query.LocateFiles;
import almanac.shared.ProjectId;
import almanac.storage.git.BareRepository;
import almanac.storage.git.Blob;
import almanac.storage.git.GitStore;
import almanac.storage.git.Mirrors;
import almanac.support.ForRole;
import almanac.support.Role;
import almanac.support.web.BrokenAnswer;
import almanac.support.web.Caller;
import almanac.support.web.Dispatch;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;

/** Answers with files of projects. */
@Component
@ForRole(Role.API)
public class ProjectFiles {

    private final Dispatch dispatch;
    private final GitStore store;
    private final Mirrors mirrors;

    ProjectFiles(Dispatch dispatch, GitStore store, Mirrors mirrors) {
        this.dispatch = dispatch;
        this.store = store;
        this.mirrors = mirrors;
    }

    /** Writes the file as the answer, in parts when it is large. */
    public void write(ProjectId project, String commitId, String path, Caller caller, HttpServletResponse response) {
        FilesLocation location = dispatch.ask(new LocateFiles(project, false), FilesLocation.class, caller);
        try (BareRepository repository = repository(project, location.mainRepository(), commitId, caller)) {
            write(repository.file(commitId, path), path, response);
        }
    }

    /** The ids of the last commits, the newest first. */
    public List<String> newestCommits(ProjectId project, int limit, Caller caller) {
        FilesLocation location = dispatch.ask(new LocateFiles(project, false), FilesLocation.class, caller);
        GitRepository elsewhere = location.mainRepository();
        try (BareRepository repository =
                elsewhere == null ? store.open(project) : mirrors.open(elsewhere, caller.user())) {
            return repository.newest(limit);
        }
    }

    private BareRepository repository(
            ProjectId project, @Nullable GitRepository elsewhere, String commitId, Caller caller) {
        return elsewhere == null ? store.open(project) : mirrors.open(elsewhere, caller.user(), commitId);
    }

    private static void write(Blob file, String path, HttpServletResponse response) {
        response.setContentType(MediaTypeFactory.getMediaType(path)
                .orElse(MediaType.APPLICATION_OCTET_STREAM)
                .toString());
        response.setContentLengthLong(file.size());
        response.setHeader("Content-Security-Policy", "sandbox"); // somebody's page is not ours
        try {
            file.copyTo(response.getOutputStream());
            response.flushBuffer();
        } catch (IOException | RuntimeException e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            throw new BrokenAnswer(e);
        }
    }
}
