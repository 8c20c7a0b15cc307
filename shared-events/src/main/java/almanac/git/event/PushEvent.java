package almanac.git.event;

import almanac.shared.ProjectId;
import almanac.shared.PushId;
import java.util.List;

/** Events of the git repository of a project, push by push. The event's actor is the user that pushed. */
public sealed interface PushEvent {

    PushId push();

    /**
     * A user moved branches or tags, all of them by one push.
     *
     * @param refs those that were moved; refused ones are not among them
     */
    record RepositoryPushed(PushId push, ProjectId project, List<PushedRef> refs) implements PushEvent {}
}
