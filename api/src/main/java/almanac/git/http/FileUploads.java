package almanac.git.http;

import almanac.git.event.PushedRef;
import almanac.git.http.Places.Place;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.event.GitRepository;
import almanac.project.query.ProjectQuery.LocateFiles;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.storage.git.BareRepository;
import almanac.storage.git.DiskReservation;
import almanac.storage.git.FileCommit;
import almanac.storage.git.GitStore;
import almanac.storage.git.OpenPushes.OpenPush;
import almanac.user.query.UserQuery.GetSelf;
import almanac.user.query.UserV1;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Puts single files into projects, each as a commit and a recorded push, as if a git program had pushed it. */
@Component
@ForRole(Role.API)
public class FileUploads {

    private final Dispatch dispatch;
    private final GitStore store;
    private final Receiving receiving;
    private final PushRecords records;
    private final IdSource ids;
    private final InstantSource clock;

    FileUploads(
            Dispatch dispatch,
            GitStore store,
            Receiving receiving,
            PushRecords records,
            IdSource ids,
            InstantSource clock) {
        this.dispatch = dispatch;
        this.store = store;
        this.receiving = receiving;
        this.records = records;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A file that was put into a project.
     *
     * @param key id of its content
     */
    public record UploadedFile(String path, String key, long size, String commitId, Instant at) {}

    /** Puts the body of the request into the project, under the path. */
    public UploadedFile put(ProjectId project, String path, Caller caller, HttpServletRequest request)
            throws IOException {
        GitRepository elsewhere =
                dispatch.ask(new LocateFiles(project, true), caller).mainRepository();
        if (elsewhere != null) {
            throw ErrorCode.FILES_LIVE_ELSEWHERE.with(elsewhere.uri());
        }
        UserV1 user = dispatch.ask(new GetSelf(caller.user()), caller).value();
        Instant now = clock.instant();
        FileCommit.Author author =
                new FileCommit.Author(user.fullName(), Objects.requireNonNullElse(user.email(), ""), now);
        try (Place _ = receiving.placeToSend();
                DiskReservation room = store.reservation();
                GitBody body = GitBody.of(request, store.directory(), receiving.largestFile(), room);
                BareRepository repository = store.open(project);
                InputStream bytes = body.in(request).getInputStream()) {
            long size = body.size();
            FileCommit.Put put = recorded(
                    project, caller, push -> repository.fileCommit(author).put(path, size, bytes, push));
            return new UploadedFile(path, put.key(), size, put.commitId(), now);
        }
    }

    /** Work that tells of the move of a branch before it makes it. */
    private interface Work {

        FileCommit.Put putting(Consumer<PushedRef> announce);
    }

    /** Has the move recorded as a push: opened before the branch is moved, and ended after that. */
    private FileCommit.Put recorded(ProjectId project, Caller caller, Work work) {
        PushId push = new PushId(ids.next());
        List<PushedRef> announced = new ArrayList<>();
        try {
            FileCommit.Put put = work.putting(moved -> {
                records.begin(entry(push, project, caller, List.of(moved)));
                announced.add(moved);
            });
            if (!announced.isEmpty()) {
                records.end(entry(push, project, caller, announced));
            }
            return put;
        } finally {
            records.leave(push);
        }
    }

    private static OpenPush entry(PushId push, ProjectId project, Caller caller, List<PushedRef> refs) {
        return new OpenPush(push, project, caller.user(), caller.credential(), caller.requestId(), List.copyOf(refs));
    }
}
