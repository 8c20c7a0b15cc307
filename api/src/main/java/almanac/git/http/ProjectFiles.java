package almanac.git.http;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.event.GitRepository;
import almanac.project.query.FilesLocation;
import almanac.project.query.ProjectQuery.LocateFiles;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitBlob;
import almanac.storage.git.GitStore;
import almanac.storage.git.LfsObjects;
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
        GitRepository elsewhere = location.mainRepository();
        try (BareRepository repository =
                elsewhere == null ? store.open(project) : mirrors.visit(elsewhere, caller.user())) {
            return repository.newest(limit);
        }
    }

    private BareRepository repository(
            ProjectId project, @Nullable GitRepository elsewhere, String commitId, Caller caller) {
        return elsewhere == null ? store.open(project) : mirrors.open(elsewhere, caller.user(), commitId);
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
