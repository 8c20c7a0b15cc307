package almanac.registeredmodel.event;

import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.time.LocalDate;

/** Events of one user's requests for access to one project, of whose models the user knows. */
public sealed interface ProjectAccessEvent {

    /** The prefix of the streams' ids, before the ids of the project and the user with a colon between. */
    String STREAM = "project-access:";

    /**
     * A user without a role in the project has asked its owner for one. It is told of once a day.
     *
     * @param day in UTC
     */
    record ProjectAccessRequested(ProjectId project, UserId by, LocalDate day) implements ProjectAccessEvent {}
}
