package almanac.git.command;

import almanac.git.event.PushedRef;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about pushes. */
public interface PushCommand {

    /** Records the refs that a push has moved in the repository of a project. */
    @Requires(Permission.WRITE_FILES)
    record RecordPush(@TargetAggregateIdentifier PushId push, ProjectId project, List<PushedRef> refs)
            implements Scoped.Project {}
}
