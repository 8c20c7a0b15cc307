package almanac.storage.git;

import almanac.git.event.PushedRef;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.shared.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps pushes from before the first branch is moved until they are recorded. Branches are files and records are rows
 * of the database, so a server may die between the two: what it leaves here is recorded by the next that looks.
 */
@Component
public class OpenPushes {

    private final JdbcOperations jdbc;

    OpenPushes(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A push that is not recorded yet.
     *
     * @param refs moves that the push is to make
     */
    public record OpenPush(
            PushId push, ProjectId project, UserId user, String credential, String requestId, List<PushedRef> refs) {

        /** Returns the same push with the moves that were made. */
        public OpenPush with(List<PushedRef> moved) {
            return new OpenPush(push, project, user, credential, requestId, moved);
        }
    }

    public void begin(OpenPush push) {
        jdbc.update(
                "insert into open_push (push_id, project_id, user_id, credential, request_id, refs)"
                        + " values (?, ?, ?, ?, ?, ?)",
                push.push().value(),
                push.project().value(),
                push.user().value(),
                push.credential(),
                push.requestId(),
                push.refs().stream().map(OpenPushes::line).collect(Collectors.joining("\n")));
    }

    /** Notes that the push is still being worked on. */
    public void touch(PushId push) {
        jdbc.update("update open_push set begun_at = now() where push_id = ?", push.value());
    }

    public void end(PushId push) {
        jdbc.update("delete from open_push where push_id = ?", push.value());
    }

    /** Returns some of the pushes that have been open for longer than a push takes. */
    public List<OpenPush> leftBehind(int minutes, int most) {
        return jdbc.query(
                "select * from open_push where begun_at < now() - make_interval(mins => ?) order by begun_at limit ?",
                (row, n) -> new OpenPush(
                        new PushId(row.getString("push_id")),
                        new ProjectId(row.getString("project_id")),
                        new UserId(row.getString("user_id")),
                        row.getString("credential"),
                        row.getString("request_id"),
                        Arrays.stream(row.getString("refs").split("\n"))
                                .map(OpenPushes::ref)
                                .toList()),
                minutes,
                most);
    }

    /** Returns the move as a line; names of refs have no spaces. */
    private static String line(PushedRef moved) {
        return "%s %s %s".formatted(idOf(moved.before()), idOf(moved.after()), moved.ref());
    }

    private static String idOf(@Nullable String commit) {
        return commit == null ? ObjectId.zeroId().name() : commit;
    }

    private static PushedRef ref(String line) {
        String[] parts = line.split(" ", 3);
        return new PushedRef(parts[2], commit(parts[0]), commit(parts[1]));
    }

    private static @Nullable String commit(String id) {
        return id.equals(ObjectId.zeroId().name()) ? null : id;
    }
}
