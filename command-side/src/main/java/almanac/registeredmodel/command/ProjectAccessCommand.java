package almanac.registeredmodel.command;

import almanac.registeredmodel.event.ProjectAccessEvent;
import almanac.shared.OpenToAll;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands of users that ask for access to projects. */
public sealed interface ProjectAccessCommand {

    /** Asks the owner of a project for a role in it. */
    @OpenToAll
    record RequestProjectAccess(ProjectId project, UserId by, LocalDate day) implements ProjectAccessCommand {

        @TargetAggregateIdentifier
        public String stream() {
            return ProjectAccessEvent.STREAM + project + ":" + by;
        }
    }
}
