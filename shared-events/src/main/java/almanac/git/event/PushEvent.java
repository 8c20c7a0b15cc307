package almanac.git.event;

import almanac.shared.ProjectId;
import almanac.shared.PushId;
import java.util.List;

/** What happens to the git repository of a project, push by push. Who pushed is the event's actor. */
public sealed interface PushEvent {

    PushId push();

    /**
     * Somebody moved branches or tags, all of them by one push.
     *
     * @param refs those that were moved; what was refused is not among them
     */
    record RepositoryPushed(PushId push, ProjectId project, List<MovedRef> refs) implements PushEvent {}
}
