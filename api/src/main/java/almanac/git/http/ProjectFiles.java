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
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitBlob;
import almanac.storage.git.GitFiles;
import almanac.storage.git.GitStore;
import almanac.storage.git.LfsObjects;
import almanac.storage.git.LfsPointer;
import almanac.storage.git.Mirrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final LfsObjects objects;
    private final BlobStore blobs;

    ProjectFiles(Dispatch dispatch, GitStore store, Mirrors mirrors, LfsObjects objects, BlobStore blobs) {
        this.dispatch = dispatch;
        this.store = store;
        this.mirrors = mirrors;
        this.objects = objects;
        this.blobs = blobs;
    }

    /** Writes the file as the answer; in the place of a pointer of Git LFS its object. */
    public void write(ProjectId project, String commitId, String path, Caller caller, ServletWebRequest request) {
        FilesLocation location = dispatch.ask(new LocateFiles(project, false), caller);
        try (BareRepository repository = repository(project, location.mainRepository(), commitId, caller)) {
            sent(project, repository.file(commitId, path)).write(path, request);
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
            sent(project, repository.content(key)).write(key, request);
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

    /**
     * Returns what is sent for a file: the content of the Git LFS object that it points to, if the project has that, or
     * else the file itself.
     */
    private SentFile sent(ProjectId project, GitBlob file) {
        Blob object = LfsPointer.in(file).orElse(null);
        if (object == null || !objects.find(project, object.content()).equals(Optional.of(object))) {
            return new SentFile(file.id(), file.size(), file::open);
        }
        Path bytes = blobs.find(object.content()).orElseThrow(() -> ErrorCode.BYTES_AWAY.with(object.content()));
        return new SentFile(object.content().value(), object.size(), () -> Files.newInputStream(bytes));
    }
}
