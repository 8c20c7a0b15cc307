package almanac.git.http;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitRepository;
import almanac.project.query.FilesLocation;
import almanac.project.query.ProjectQuery.LocateFiles;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.row.Window;
import almanac.shared.ProjectId;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitBlob;
import almanac.storage.git.GitFiles;
import almanac.storage.git.GitStore;
import almanac.storage.git.Mirrors;
import almanac.web.BrokenAnswer;
import almanac.web.FileTypes;
import almanac.web.ReadConditions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers with files of projects. */
@Component
@ForRole(Role.API)
public class ProjectFiles {

    private static final GitReference HEAD = new GitReference(GitReferenceType.HEAD, null);

    private final Dispatch dispatch;
    private final GitStore store;
    private final Mirrors mirrors;

    ProjectFiles(Dispatch dispatch, GitStore store, Mirrors mirrors) {
        this.dispatch = dispatch;
        this.store = store;
        this.mirrors = mirrors;
    }

    /**
     * Writes the file as the answer, in parts when it is large: all of it, or the part that is asked for, and nothing when
     * the client has it.
     */
    public void write(ProjectId project, String commitId, String path, Caller caller, ServletWebRequest request) {
        FilesLocation location = dispatch.ask(new LocateFiles(project, false), caller);
        try (BareRepository repository = repository(project, location.mainRepository(), commitId, caller)) {
            write(repository.file(commitId, path), path, request);
        }
    }

    /** Returns the ids of the last commits, the newest first. */
    public List<String> newestCommits(ProjectId project, int limit, Caller caller) {
        FilesLocation location = dispatch.ask(new LocateFiles(project, false), caller);
        try (BareRepository repository = repository(project, location.mainRepository(), null, caller)) {
            return repository.newest(limit);
        }
    }

    /**
     * Lists part of the files of a commit below a folder.
     *
     * @param commitId null for the last commit
     * @param folder from the top of the repository; empty for the top itself
     */
    public GitFiles list(ProjectId project, @Nullable String commitId, String folder, Window window, Caller caller) {
        FilesLocation location = dispatch.ask(new LocateFiles(project, false), caller);
        try (BareRepository repository = repository(project, location.mainRepository(), commitId, caller)) {
            String commit = commitId == null ? repository.resolve(HEAD) : commitId;
            return repository.files(commit, folder, window.offset(), window.limit());
        }
    }

    /** Writes the content with that key as the answer, whichever commits of the project have it. */
    public void writeContent(ProjectId project, String key, Caller caller, ServletWebRequest request) {
        FilesLocation location = dispatch.ask(new LocateFiles(project, false), caller);
        try (BareRepository repository = repository(project, location.mainRepository(), null, caller)) {
            write(repository.content(key), key, request);
        }
    }

    /**
     * Reads a file as text.
     *
     * @param commitId null for the last commit
     */
    public FileText text(ProjectId project, @Nullable String commitId, String path, Caller caller) {
        FilesLocation location = dispatch.ask(new LocateFiles(project, false), caller);
        try (BareRepository repository = repository(project, location.mainRepository(), commitId, caller)) {
            String head = repository.resolve(HEAD);
            String commit = commitId == null ? head : commitId;
            return FileText.of(repository.file(commit, path), path, commit, commit.equals(head));
        }
    }

    private BareRepository repository(
            ProjectId project, @Nullable GitRepository elsewhere, @Nullable String commitId, Caller caller) {
        if (elsewhere == null) {
            return store.open(project);
        }
        return commitId == null
                ? mirrors.visit(elsewhere, caller.user())
                : mirrors.open(elsewhere, caller.user(), commitId);
    }

    private static void write(GitBlob file, String path, ServletWebRequest request) {
        String tag = "\"" + file.id() + "\"";
        HttpServletResponse response = Objects.requireNonNull(request.getResponse());
        if (ReadConditions.isKnown(request.getRequest(), tag, ReadConditions.UNDATED)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            response.setHeader(HttpHeaders.ETAG, tag);
            return;
        }
        FilePart part = FilePart.of(file.size(), tag, request.getRequest(), response);
        MediaType type = FileTypes.of(path, null, file.size(), file::open);
        if (HttpMethod.HEAD.equals(request.getHttpMethod())) {
            describe(part, type, tag, response);
            return;
        }
        try (InputStream bytes = file.open()) {
            describe(part, type, tag, response);
            part.write(bytes, response.getOutputStream());
            response.flushBuffer();
        } catch (IOException | UncheckedIOException e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            throw new BrokenAnswer(e);
        }
    }

    private static void describe(FilePart part, MediaType type, String tag, HttpServletResponse response) {
        response.setContentType(type.toString());
        response.setHeader(HttpHeaders.ETAG, tag);
        part.describe(response);
        response.setHeader("Content-Security-Policy", "sandbox"); // a user's page is not ours
    }
}
